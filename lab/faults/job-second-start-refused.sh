# shellcheck shell=bash
# deploy-qingcloud-component.py looks for it.
