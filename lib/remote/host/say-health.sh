# shellcheck shell=bash
# shellcheck disable=SC2154 # word and detail come from receipt.sh
# How a node is between two updates.

# say_health PROBE ARGUMENT...
say_health() {
  ask "$@"
  say health "$word" "$(packed "$detail")"
}
