# shellcheck shell=bash
# shellcheck disable=SC2154 # started and run_folder come from lib/remote/firstbox/run-state.sh, which stands before this file
# The run itself, in a session of its own: boss-cdktf-run JOURNAL ZONE NONCE SHA256 HEADER ARGUMENT..., the script on standard input.
# All that the script prints goes into the journal; receipts and its own words are on the disk before the next one is read.

trap '' HUP
journal=$1 zone=$2 nonce=$3 sum=$4 header=$5
shift 5

# record_now LINE: on the disk when this returns; 1 where it cannot be, or the journal is gone
record_now() { printf '%s\n' "$1" | dd of="$journal" oflag=append conv=notrunc,nocreat,fsync bs=64k 2>/dev/null; }

# recorded: what comes, line by line, with the time where a second has passed. A line that cannot be written is a receipt that is
# missing, so nothing is claimed; and nothing more is begun.
recorded() {
  local line now='' at
  while IFS= read -r line || [ -n "$line" ]; do
    [ -n "$line" ] || continue
    printf -v at '%(%s)T' -1
    [ "$at" = "$now" ] || append "@@$nonce at $at"
    now=$at
    case $line in
      "@@$nonce from "*" found "* | "@@$nonce progress "* | "@@$nonce alive" | "~"*) append "$line" ;;
      *) record_now "$line" || stop_this ;;
    esac
  done
}
append() { { printf '%s\n' "$1" >>"$journal"; } 2>/dev/null || stop_this; }
# Without a place to note that, nobody takes the script's words any more, which ends it as well.
stop_this() { (umask 077 && echo "$nonce" >"$run_folder/$zone.$nonce.stop") || exit; }

# The first line is there before the journal has its name. One that cannot be written, or that was called off, is no run.
{ IFS= read -r run_stat </proc/$$/stat && IFS= read -r run_boot </proc/sys/kernel/random/boot_id; } 2>/dev/null
read_started "$run_stat"
printf -v now '%(%s)T' -1
run_name=${journal##*/} run_journal=$journal
journal=${journal%/*}/.pending.${run_name#*.}
if ! { [ -e "$journal" ] &&
  record_now "@@$nonce begun $$ $started $run_boot $now $header" &&
  ln -T -- "$journal" "$run_journal" 2>/dev/null; }; then
  rm -f -- "$journal"
  exit 1
fi
rm -f -- "$journal"
journal=$run_journal
run_script=$(cat && printf x)
run_script=${run_script%x}
exec </dev/null
if [ "$(printf '%s' "$run_script" | sha256sum)" = "$sum  -" ]; then
  eval "$run_script" 2>&1 | recorded
else
  record_now "@@$nonce cut"
fi
rm -f -- "$run_folder/$zone.$nonce".*
remember_run "$journal" || record_now "@@$nonce unremembered"
record_now "@@$nonce ended"
