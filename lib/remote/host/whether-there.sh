# shellcheck shell=bash
# shellcheck disable=SC2154 # word comes from receipt.sh
# Whether a host has all that a deploy job brings; silence is no. The rendered program defines all_is_there.

# is WORD PROBE ARGUMENT...
is() {
  local expected=$1
  shift
  ask "$@"
  [ "$word" = "$expected" ]
}

main() { all_is_there && say there; }
