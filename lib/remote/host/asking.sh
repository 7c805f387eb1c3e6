# shellcheck shell=bash
# shellcheck disable=SC2154 # answers come from receipt.sh, probes.sh and supervisor-state.sh, steps_of is rendered
# Asks a host what a look wants to know of it. Rendered behind this: the steps of each group in
# steps_of, of each step its questions as only_if_N, expect_N and requires_N, where it has such, and say_texts.

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

# has_questions KIND STEP
has_questions() { declare -F "$1_$2" >/dev/null; }

# ask_step STEP: nothing where its condition does not hold, its requirements only where something differs
ask_step() {
  differing=0
  if has_questions only_if "$1"; then "only_if_$1"; fi
  all_as_expected || return 0
  if has_questions expect "$1"; then "expect_$1"; fi
  if has_questions requires "$1" && ! all_as_expected; then "requires_$1"; fi
}

# main HOST=GROUP,GROUP...
main() {
  local entry group step groups=''
  for entry in "$@"; do
    [ "${entry%%=*}" != "$host" ] || groups=${entry#*=}
  done
  for group in ${groups//,/ }; do
    for step in ${steps_of[$group]:-}; do ask_step "$step"; done
  done
  if declare -F say_texts >/dev/null; then say_texts; fi
  # How supervisord was asked, where not by its own interface.
  [ -z "$supervisor_way" ] || say told "$(packed "$supervisor_way")"
  say end "${#answered[@]}"
}
