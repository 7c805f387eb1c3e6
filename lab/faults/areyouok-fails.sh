# shellcheck shell=bash
# django_manage.sh looks for it.
