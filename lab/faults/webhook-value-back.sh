# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
file=/pitrix/conf/variables/global/server.yaml.$zone

remember() { if grep -q 'enable_save_notifylog: false' "$file"; then touch "$memory/was-off"; fi; }
break_it() { sed -i 's/enable_save_notifylog: false/enable_save_notifylog: true/' "$file"; }
mend_it() {
  if [[ -e $memory/was-off ]]; then sed -i 's/enable_save_notifylog: true/enable_save_notifylog: false/' "$file"; fi
}
