# shellcheck shell=bash
# get-deploy-qingcloud-component-status.py looks for it.
