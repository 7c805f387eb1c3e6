# shellcheck shell=bash
# shellcheck disable=SC2154 # word and detail come from lib/remote/host/receipt.sh
# Runs the steps of a program on one host: guard, require, run, verify, with the same probes that made the plan.
# A program defines expect_N, require_N and run_N for each of its steps N.

# expect WORD INDEX PROBE ARGUMENT...: one expectation of the step and phase at hand
expect() {
  local expected=$1 index=$2
  shift 2
  ask "$@"
  [ "$word" != "$expected" ] || return 0
  if [ "$word" = unreadable ]; then unread=$((unread + 1)); else differing=$((differing + 1)); fi
  say found "$step" "$phase" "$index" "$word" "$(packed "$detail")"
}

phase() {
  phase=$1 differing=0 unread=0
  [ "$phase" = require ] || forget # nothing was done since the guard
  "$2_$step"
}

# converge STEP: returns 0 only after every expectation was seen to hold. A run that returns 75 has failed whatever is seen then: it saw
# what comes and goes.
converge() {
  step=$1
  local output rc
  phase guard expect
  if [ "$unread" -gt 0 ]; then
    say step "$step" unreadable
    return 1
  fi
  if [ "$differing" -eq 0 ]; then
    say step "$step" already
    return 0
  fi
  phase require require
  if [ $((differing + unread)) -gt 0 ]; then
    say step "$step" blocked
    return 1
  fi
  if ! declare -F "run_$step" >/dev/null; then
    say step "$step" differs # its commands are the firstbox's, which has had its turn
    return 1
  fi
  say step "$step" acting
  output=$("run_$step" 2>&1)
  rc=$?
  phase verify expect
  if [ $((differing + unread)) -eq 0 ] && [ "$rc" -ne 75 ]; then
    say step "$step" converged
    return 0
  fi
  say step "$step" failed "$rc" "$(packed "$output")"
  return 1
}

# converge_all COUNT: steps from 0; each needs that the one before was proven
converge_all() {
  local number
  for ((number = 0; number < $1; number++)); do
    converge "$number" || break
  done
  say end
}

# --- what steps are made of ---

with_timeout() { LC_ALL=C.UTF-8 timeout 90 "$@"; }
