# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# `supervisorctl update` would now also start another product's program, months after somebody put its conf there.
foreign=/etc/supervisor/conf.d/foreign_agent.conf

remember() { remember_conf; }

break_it() {
  revive_program
  sed 's/^\[program:.*/[program:foreign_agent]/' "$packages$conf" >"$foreign"
}

mend_it() {
  rm -f "$foreign"
  supervisorctl update foreign_agent >/dev/null || true # it was never loaded, if all went well: "no such group"
  remove_program
}
