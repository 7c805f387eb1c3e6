# shellcheck shell=bash
# shellcheck disable=SC2154 # nonce, program and zone come from the rendered script, fan_out, report and packed_text from facts/firstbox.sh, record_now from observe/run.sh
# What a run notes before it begins something on hosts, and whether it is to stop before that.

# noted WORD...: in the journal, on the disk when this returns
noted() { [ -z "${journal:-}" ] || record_now "@@$nonce $*"; }

# change HOST...: the program on them
change() {
  noted changing "$@"
  fan_out "$program" "$@"
}

# stop_wanted: whether somebody asked this run to stop (npm run attach -- NAME --stop), or its journal cannot be written
stop_wanted() { [ "$(cat "/run/lock/boss-cdktf-$zone.stop" 2>/dev/null)" = "$nonce" ]; }

# tell TEXT: what an operator wants to see meanwhile
tell() { report progress "$(packed_text "$1")"; }
