# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
other=/etc/supervisor/conf.d/00-boss.conf

remember() { remember_conf; }
# supervisord does not look at the name: the program runs on, and is started again after a boot.
break_it() {
  if [[ -e $other ]]; then return; fi
  if [[ ! -e $conf ]]; then revive_program; fi
  mv "$conf" "$other"
}
mend_it() {
  if [[ -e $other ]]; then mv "$other" "$conf"; fi
  remove_program
}
