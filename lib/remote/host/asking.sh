# shellcheck shell=bash
# shellcheck disable=SC2154 # answers come from receipt.sh, probes.sh and supervisor-state.sh
# Asks a host what a look wants to know of it. questions_of GROUP is what is rendered, and stands behind this.

answered=()
differing=0

# answer INDEX PROBE ARGUMENT...: asked once, whoever asks
answer() {
  local index=$1 told=-
  shift
  [ -z "${answered[index]:-}" ] || return 0
  ask "$@"
  answered[index]=$word
  [ -z "$detail" ] || told=$(packed "$detail")
  say answer "$index" "$word" "$told"
}

# question INDEX EXPECTED PROBE ARGUMENT...: the same; counts in `differing` what is otherwise
question() {
  local index=$1 expected=$2
  shift 2
  answer "$index" "$@"
  [ "${answered[index]}" = "$expected" ] || differing=$((differing + 1))
}

# all_as_expected: of the questions since `differing` was set to 0
all_as_expected() { [ "$differing" -eq 0 ]; }

# main HOST=GROUP,GROUP...
main() {
  local entry group groups=''
  for entry in "$@"; do
    [ "${entry%%=*}" != "$host" ] || groups=${entry#*=}
  done
  for group in ${groups//,/ }; do questions_of "$group"; done
  # How supervisord was asked, where not by its own interface.
  [ -z "$supervisor_way" ] || say told "$(packed "$supervisor_way")"
  say end "${#answered[@]}"
}
