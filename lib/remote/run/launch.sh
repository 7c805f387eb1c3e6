# shellcheck shell=bash
# shellcheck disable=SC2154 # journals comes from lib/remote/firstbox/run-state.sh, tell and follow from runs.sh, take_locks from locks.sh, run_text from the one who puts them together
# Starts a run that does not depend on the connection it is started by, and follows it:
# bash -c TEXT - ZONE HOLDER NAME NONCE BYTES SHA256 HEADER ARGUMENT..., the script on standard input. When all is prepared it says
# `ready`, and begins only when `go NONCE` comes behind the script: a starter that has gone, or gave up, is never surprised by a run.

patience_seconds=30

refuse() {
  tell "$nonce refused $(printf '%s' "$*" | base64 -w0)"
  exit 1
}

# next_sequence FOLDER: in `sequence`
next_sequence() {
  local LC_ALL=C last=0 file # by bytes
  for file in "$1"/n*-*.*.*; do
    if [[ ${file##*/} =~ ^n([0-9]{10})- ]]; then last=$((10#${BASH_REMATCH[1]})); fi
  done
  printf -v sequence 'n%010d' "$((last + 1))"
}

# prepare_journal: under a name that the run takes away when it begins; whoever removes it before that has called the run off.
# Under the lock, so that others of this name are left from launches that were killed.
prepare_journal() {
  local folder=${pending%/*} found_journals room
  ! compgen -G "$folder/.pending.*" >/dev/null || rm -f -- "$folder"/.pending.*
  (umask 077 && exec dd if=/dev/null of="$pending" conv=fsync) 2>/dev/null || return 1
  find_journals "$zone"
  if [ "${#found_journals[@]}" -gt 50 ]; then rm -f -- "${found_journals[@]:0:${#found_journals[@]}-50}"; fi
  mapfile -t -s 1 room < <(exec df -PB1 -- "$pending")
  # shellcheck disable=SC2206 # words
  room=(${room[0]:-})
  [ -e "$pending" ] && [ "${room[3]:-0}" -gt 4000000 ]
}

launch_main() {
  local zone=$1 holder=$2 name=$3 bytes=$5 journal folder script run word='' since sequence
  nonce=$4
  tell "$nonce here"
  folder=$journals/$zone
  make_own "$run_folder" "$journals" "$folder"
  since=$(exec date -u +%Y-%m-%dT%H:%M:%SZ)
  take_locks "$zone" "$holder since $since"
  pending=$folder/.pending.$name.$nonce
  trap '[ ! -e "$pending" ] || rm -f -- "$pending"' EXIT
  trap 'exit 1' HUP INT TERM PIPE
  next_sequence "$folder"
  journal=$folder/$sequence-${since//[-:]/}.$name.$nonce
  prepare_journal || refuse "the journal $journal cannot be written, or less than 4 MB are free there; make room"
  shift 5
  exec 5<&0 </dev/null
  script=$(head -c "$bytes" <&5 && printf x)
  tell "$nonce ready"
  IFS= read -r -t "$patience_seconds" word <&5
  [ "$word" = "go $nonce" ] || refuse "it was not told to begin within $patience_seconds s"
  exec 5<&-
  each_open_run "$zone" end_run "$zone"
  setsid bash -c "$run_text" boss-cdktf-run "$journal" "$zone" "$nonce" "$@" < <(printf '%s' "${script%x}") >/dev/null 2>&1 &
  run=$!
  exec 8>&- 9>&-
  until [ -s "$journal" ]; do
    kill -0 "$run" 2>/dev/null || break
    pause 0.01
  done
  [ -s "$journal" ] || refuse "the run ended before its first line was written: called off, killed, or no room for $journal"
  tell "$nonce begun"
  follow "$zone" "$nonce" 0
}
