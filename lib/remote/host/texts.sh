# shellcheck shell=bash
# shellcheck disable=SC2154 # question_seconds comes from probes.sh, apart from apart.sh
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

# say_command INDEX WORD...: without the path the platform's python tools do not find their modules. Their exit code
# does not make a whole answer another one.
say_command() {
  local index=$1 text said beside rc
  shift
  PYTHONPATH=/pitrix/lib/pitrix-installer-common apart 1000001 "$question_seconds" "$@"
  text=$(printf '%s' "$said" | base64 -w 1400)
  if [ "${#text}" -lt 1350000 ] && { [ "$rc" -eq 0 ] || is_object "$said"; }; then
    say_text "$index" "$text"
  else
    said=$(printf '%s' "$said" | head -c 300)
    say reading "$index" failed "$(packed "$* ended with $rc: ${said:-nothing}${beside:+; beside it: $beside}")"
  fi
}
is_object() { [[ $1 =~ ^[[:space:]]*\{.*\}[[:space:]]*$ ]]; }

# say_text INDEX BASE64
say_text() {
  local piece
  printf '%s\n' "$2" | while IFS= read -r piece; do [ -z "$piece" ] || say text "$1" "$piece"; done
  say reading "$1" read "$(printf '%s' "$2" | base64 -d | sha256sum | cut -c1-64)"
}
