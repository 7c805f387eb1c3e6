#!/usr/bin/env bash
# Everything that proves this project, from a clean clone: set-up, checks, unit tests, lab tests.
# The last line is "N passed, N failed, N skipped". Exit: 0 nothing failed, 1 something did, 2 Node is missing
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/messages.sh
. scripts/messages.sh

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
failed_parts=()

main() {
  heading 'set-up'
  bash scripts/setup.sh tests || exit
  say 'set-up: ready'

  heading 'checks: types, lint, format, shell'
  if bash scripts/check.sh; then
    count check 1 0 0
  else
    count check 0 1 0
    failed_parts+=(checks)
  fi

  heading 'unit tests'
  run_suite unit

  heading 'lab tests: real hosts on this machine'
  local code=0
  bash scripts/setup.sh lab || code=$?
  case $code in
  0) run_suite lab ;;
  2 | 3) skip_suite lab ;;
  *)
    count lab 0 1 0
    failed_parts+=('lab set-up')
    ;;
  esac

  summary
}

# count PART PASSED FAILED SKIPPED
count() { echo "$2 $3 $4" >"$results/$1.count"; }

# run_suite PROJECT [JEST ARGUMENT…]
run_suite() {
  local suite=$1
  shift
  npx --no-install jest --selectProjects "$suite" --json --outputFile="$results/$suite.json" "$@" >/dev/null ||
    failed_parts+=("$suite tests")
  # A file that could not even be loaded holds no test, and must count as well.
  # shellcheck disable=SC2016 # JavaScript, not shell
  node -e 'const r = JSON.parse(fs.readFileSync(process.argv[1], "utf8"));
    console.log(r.numPassedTests, r.numFailedTests + r.numRuntimeErrorTestSuites, r.numPendingTests + r.numTodoTests);' \
    "$results/$suite.json" >"$results/$suite.count" || count "$suite" 0 1 0
}

# No test of the suite runs, each is counted: no name matches the pattern.
skip_suite() {
  say ''
  say "SKIPPED: the $1 tests cannot run on this machine, the reason is above. They are counted as skipped, not as passed."
  run_suite "$1" --testNamePattern '$.^' --silent
}

summary() {
  heading 'summary'
  ((${#failed_parts[@]} == 0)) || printf 'failed: %s\n' "${failed_parts[@]}"
  # A part that failed without a failed test counts as one.
  awk -v parts="${#failed_parts[@]}" '{ p += $1; f += $2; s += $3 }
    END { printf "%d passed, %d failed, %d skipped\n", p, (f < parts ? parts : f), s }' "$results"/*.count
  ((${#failed_parts[@]} == 0))
}

main "$@" 2>&1
