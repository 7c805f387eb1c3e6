# shellcheck shell=bash
# shellcheck disable=SC2154 # journals comes from facts/run-state.sh, tell and follow from runs.sh, run_text from the one who puts them together
# Starts a run that does not depend on the connection it is started by, and follows it:
# bash -c TEXT - ZONE HOLDER NAME NONCE SHA256 ABOUT ARGUMENT..., the script on standard input.

# take_lock ZONE HOLDER: one run at a time, on descriptor 8. The kernel frees it when the run and all that it started have ended,
# so a fan-out that outlives a killed run still holds it.
take_lock() {
  local file=/run/lock/boss-cdktf-$1.lock
  (: >>"$file") 2>/dev/null || refuse "$file cannot be written"
  exec 8<>"$file"
  if ! flock -n 8; then
    tell "$nonce held $(head -c 300 "$file" | head -n 1 | base64 -w0)"
    exit 1
  fi
  echo "$2 since $(date -u +%Y-%m-%dT%H:%M:%SZ)" >"$file"
}

refuse() {
  tell "$nonce refused $(printf '%s' "$*" | base64 -w0)"
  exit 1
}

# make_journal: there and on the disk before anything is begun
make_journal() {
  (umask 077 && mkdir -p "${journal%/*}" && dd if=/dev/null of="$journal" conv=fsync) 2>/dev/null &&
    compgen -G "${journal%/*}/*.*.*" | LC_ALL=C sort | head -n -50 | while IFS= read -r old; do rm -f -- "$old"; done
  [ -e "$journal" ] && [ "$(df -PB1 -- "$journal" | awk 'NR == 2 { print $4 }')" -gt 4000000 ]
}

launch_main() {
  local zone=$1 holder=$2 name=$3 journal
  nonce=$4
  tell "$nonce here"
  take_lock "$zone" "$holder"
  rm -f -- "/run/lock/boss-cdktf-$zone.stop"
  journal=$journals/$zone/$(date -u +%Y%m%dT%H%M%SZ).$name.$nonce
  if ! make_journal; then
    rm -f -- "$journal"
    refuse "the journal $journal cannot be written, or less than 4 MB are free there; make room"
  fi
  shift 4
  exec 5<&0 </dev/null
  setsid bash -c "$run_text" boss-cdktf-run "$journal" "$zone" "$nonce" "$@" <&5 5<&- >/dev/null 2>&1 &
  exec 5<&- 8>&-
  until [ -s "$journal" ]; do
    kill -0 "$!" 2>/dev/null || break
    sleep 0.1
  done
  tell "$nonce begun"
  follow "$zone" "$nonce" 0
}
