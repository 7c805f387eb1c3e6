#!/usr/bin/env bash
# What proves this project, from a clean clone: test.sh [SUITE…]. Suites: check unit lab faults; without one: check unit lab.
#   check   types, lint, imports, format, shell  unit     bash and OpenSSH are enough
#   lab     real hosts on this machine           faults   the whole crash matrix, the lab's own tests, slow ones
# What is missing is set up; for `unit` alone it is only told. Each suite's results stay in node_modules/.cache/test-results.
# The last line is "N passed, N failed, N skipped". Exit: 0 nothing failed, 1 something did, 2 something must be brought first
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/messages.sh
. scripts/messages.sh

kept=node_modules/.cache/test-results
counts=$(mktemp -d)
trap 'rm -rf "$counts"' EXIT
failed_parts=()

main() {
  (($# > 0)) || set -- check unit lab
  local suite
  for suite; do
    [[ $suite =~ ^(check|unit|lab|faults)$ ]] || fail 2 "test: unknown suite, got '$suite', allowed: check, unit, lab, faults"
  done
  if [[ $* == unit ]]; then
    bash scripts/setup.sh tests look || exit
  else
    heading 'set-up'
    bash scripts/setup.sh tests || exit
    say 'set-up: ready'
  fi
  mkdir -p "$kept"
  for suite; do "test_$suite"; done
  summary "$@"
}

test_check() {
  heading 'checks: types, lint, imports, format, shell'
  if bash scripts/check.sh; then
    count check 1 0 0
  else
    count check 0 1 0
    failed_parts+=(checks)
  fi
}

test_unit() {
  heading 'unit tests'
  run_suite unit --maxWorkers=5
}

test_lab() {
  heading 'lab tests: real hosts on this machine'
  run_on_hosts lab
}

test_faults() {
  heading 'faults: the whole crash matrix, and the lab itself'
  run_on_hosts faults
}

# run_on_hosts SUITE: more workers than cores, for hosts are waited for a lot
run_on_hosts() {
  local code=0
  bash scripts/setup.sh lab || code=$?
  case $code in
    0)
      say 'Warnings of Python, of dpkg and of sed between the results are what some of these hosts print; they fail nothing.'
      run_suite "$1" --maxWorkers=5
      ;;
    2 | 3) skip_suite "$1" ;;
    *)
      count "$1" 0 1 0
      failed_parts+=("set-up of $1")
      ;;
  esac
}

# count SUITE PASSED FAILED SKIPPED
count() { echo "$2 $3 $4" >"$counts/$1.count"; }

# run_suite PROJECT [JEST ARGUMENT…]
run_suite() {
  local suite=$1
  shift
  rm -f "$kept/$suite.json"
  run_jest "$suite" "$kept/$suite.json" "$@"
}

# No test of the suite runs, each is counted: no name matches the pattern.
skip_suite() {
  say ''
  say "SKIPPED: the $1 tests cannot run on this machine, the reason is above. They are counted as skipped, not as passed."
  run_jest "$1" "$counts/$1.json" --testNamePattern '$.^' --silent
}

# run_jest PROJECT RESULTS [JEST ARGUMENT…]
run_jest() {
  local suite=$1 results=$2
  shift 2
  npx --no-install jest --selectProjects "$suite" --json --outputFile="$results" "$@" >/dev/null || failed_parts+=("$suite tests")
  node scripts/run-ts.cjs scripts/test-counts.ts "$results" >"$counts/$suite" || count "$suite" 0 1 0
  # The first line has the numbers, the others are for the summary.
  [[ ! -s $counts/$suite ]] || head -n 1 "$counts/$suite" >"$counts/$suite.count"
}

summary() {
  heading 'summary'
  local suite
  for suite; do
    say "$suite: $(awk '{ printf "%d passed, %d failed, %d skipped", $1, $2, $3 }' "$counts/$suite.count")"
    [[ ! -s $counts/$suite ]] || tail -n +2 "$counts/$suite"
  done
  ((${#failed_parts[@]} == 0)) || printf 'failed: %s\n' "${failed_parts[@]}"
  # A part that failed without a failed test counts as one.
  awk -v parts="${#failed_parts[@]}" '{ p += $1; f += $2; s += $3 }
    END { printf "%d passed, %d failed, %d skipped\n", p, (f < parts ? parts : f), s }' "$counts"/*.count
  ((${#failed_parts[@]} == 0))
}

main "$@" 2>&1
