# shellcheck shell=bash
# describe-qingcloud.py looks for it.
