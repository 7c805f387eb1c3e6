# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
pid_file=/run/supervisord.pid
is_down() { [[ ! -e $pid_file ]] || ! kill -0 "$(<"$pid_file")" 2>/dev/null; }

break_it() {
  if is_down; then return; fi
  kill -TERM "$(<"$pid_file")"
  until_true is_down
}

mend_it() { if is_down; then start_supervisord; fi; }
