# shellcheck shell=bash
# shellcheck disable=SC2154 # question_seconds comes from probes.sh
# Texts of the firstbox in pieces: what stands in a file, what a command of the platform prints. The last receipt of each has the
# sha256 that proves that all arrived. Absent, failed, and larger than 1 MB is said instead.

# say_file INDEX PATH
say_file() {
  local size
  if ! [ -e "$2" ]; then
    say reading "$1" absent
    return
  fi
  size=$(stat -c %s -- "$2" 2>/dev/null)
  if [ -f "$2" ] && [ -r "$2" ] && [ "${size:-1000001}" -le 1000000 ]; then
    say_text "$1" "$(base64 -w 1400 -- "$2" 2>/dev/null)"
  else
    say reading "$1" failed "$(packed "$2 is no plain file of at most 1000000 bytes that can be read")"
  fi
}

# say_command INDEX WORD...: without the path the platform's python tools do not find their modules (platform contract 1).
say_command() {
  local index=$1 text rc
  shift
  text=$(
    LC_ALL=C PYTHONPATH=/pitrix/lib/pitrix-installer-common timeout -k 5 "$question_seconds" "$@" 2>/dev/null </dev/null |
      head -c 1000001 | base64 -w 1400
    exit "${PIPESTATUS[0]}"
  )
  rc=$?
  if [ "$rc" -eq 0 ] && [ "${#text}" -lt 1350000 ]; then
    say_text "$index" "$text"
  else
    say reading "$index" failed "$(packed "$* ended with $rc: $(printf '%s' "$text" | head -c 400 | base64 -d 2>/dev/null)")"
  fi
}

# say_text INDEX BASE64
say_text() {
  local piece
  printf '%s\n' "$2" | while IFS= read -r piece; do [ -z "$piece" ] || say text "$1" "$piece"; done
  say reading "$1" read "$(printf '%s' "$2" | base64 -d | sha256sum | cut -c1-64)"
}
