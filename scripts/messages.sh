# shellcheck shell=bash
# Sourced by the scripts beside it: how they speak, and how they act as root.

# Progress and messages go to stderr; stdout is left to results.
say() { printf '%s\n' "$*" >&2; }

heading() { printf '\n=== %s\n' "$*" >&2; }

# fail CODE MESSAGE…: 1 = failed, 2 = something the user must bring is missing, 3 = not possible on this machine.
fail() {
  local code=$1
  shift
  say "$*"
  exit "$code"
}

have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}
