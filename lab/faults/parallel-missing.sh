# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
break_it() { if [[ -e /usr/bin/parallel ]]; then mv /usr/bin/parallel "$memory/"; fi; }
mend_it() { if [[ ! -e /usr/bin/parallel ]]; then mv "$memory/parallel" /usr/bin/; fi; }
