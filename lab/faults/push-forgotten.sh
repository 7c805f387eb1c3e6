# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
file=/pitrix/conf/variables/global/server.yaml.$zone
line='# edited on the firstbox and not pushed'

break_it() { if ! grep -qxF "$line" "$file"; then echo "$line" >>"$file"; fi; }
mend_it() { sed -i "/^$line\$/d" "$file"; }
