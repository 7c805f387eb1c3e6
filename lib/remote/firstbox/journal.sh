# shellcheck shell=bash
# shellcheck disable=SC2154 # nonce, program and zone come from the rendered script, fan_out, to_one, report and packed_text from lib/remote/firstbox/firstbox.sh, record_now from lib/remote/run/run.sh, run_folder from lib/remote/firstbox/run-state.sh
# What a run notes before it begins something on hosts, and whether it is to stop before that.

# noted WORD...: in the journal, on the disk when this returns; 1 where it could not be written, and then nothing may be begun
noted() { [ -z "${journal:-}" ] || record_now "@@$nonce $*"; }
unnoted='the journal of this run cannot be written on the firstbox: make room there'

# change HOST...: the program on them
change() {
  if ! noted changing "$@"; then
    not_touched "$unnoted" "$@"
  elif [ "$#" -eq 1 ]; then
    to_one "$program" "$1"
  else
    fan_out "$program" "$@"
  fi
}

# not_touched WHY HOST...
not_touched() {
  local why="not touched: $1"
  shift
  report skipped "$(
    IFS=,
    echo "$*"
  )" "$(packed_text "$why")"
}

# stop_wanted: whether somebody asked this run to stop (boss attach NAME --stop), or its journal cannot be written
stop_wanted() { [ -n "${journal:-}" ] && [ -e "${run_folder:-}/$zone.$nonce.stop" ]; }

# tell TEXT: what an operator wants to see meanwhile
tell() { report progress "$(packed_text "$1")"; }
