#!/usr/bin/env bash
# Shows the whole way on a lab of its own: plan, deploy, empty plan, a fault, its plan, its repair, empty plan.
# Each part checks what it shows. Exit: 0 all as announced, 1 a part was not, 2 or 3 as setup.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/messages.sh
. scripts/messages.sh

BOSS_LAB_DIR=$(mktemp -d /tmp/boss-demo.XXXXXX)
export BOSS_LAB_DIR
# Not cdktf.out: somebody may be working there, with a state of theirs. In this folder: the runner's path is relative.
out=$(mktemp -d cdktf.out.demo.XXXXXX)
readonly out
colour=() # a log is no terminal
[ -t 1 ] || colour=(--no-color)
export CI=1         # or cdktf redraws its spinner ten times a second
export BOSS_LANG=en # what each part checks is English
readonly shown=$BOSS_LAB_DIR/shown
part=set-up

main() {
  trap 'end $?' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM

  heading 'Set-up: what is missing on this machine'
  bash scripts/setup.sh lab || exit

  show 'The lab: a firstbox and seven nodes on this machine, BOSS V1 running, with what real hosts have besides (lab up --help has the list)' 'the table of hosts'
  lab up
  lab env >"$BOSS_LAB_DIR/env"
  # shellcheck disable=SC1091 # written just now
  . "$BOSS_LAB_DIR/env"

  show 'The first plan: the file says "absent", the hosts disagree' '5 to add, and in "drift" each host with what was found on it'
  plan
  expect 'Plan: 5 to add, 0 to change, 0 to destroy'
  expect 'boss\[0-1\]: program boss_hypervisor: wants absent, found running'

  show 'Deploy: remove, and prove it on every host' 'each step ends with "N of N hosts proven"'
  deploy
  expect 'hosts proven'

  show 'The second plan: nothing left to do' '"No changes"'
  plan
  expect 'No changes'

  show 'A fault: a package reinstall has put a V1 program back on boss0' 'the lab says what it did'
  lab break program-revived

  show 'The plan finds it' 'one group to replace, and in "drift" the host boss0 with the program'
  plan
  expect 'Plan: 1 to add, 0 to change, 1 to destroy'
  expect '\+ .*boss0'

  show 'Deploy repairs that group, and only that' '"1 added, 0 changed, 1 destroyed"'
  deploy
  expect '1 added, 0 changed, 1 destroyed'

  show 'And the plan is empty again' '"No changes"'
  plan
  expect 'No changes'
  part='taking the lab down'
}

# show WHAT LOOK_FOR
show() {
  part=$1
  heading "$1"
  say "    look for: $2"
}

lab() { npm run --silent lab -- "$@"; }

plan() { command_shown npx cdktf plan --output "$out" "${colour[@]}"; }
deploy() { command_shown npx cdktf deploy --auto-approve --output "$out" "${colour[@]}"; }

# Runs a command as an operator would, its output on the screen and in a file.
command_shown() {
  say "    \$ $*"
  "$@" 2>&1 | tee "$shown"
}

# expect PATTERN: the last command showed it.
expect() {
  # Not grep -q: it would end before sed has written all, and that counts as failure.
  if sed 's/\x1b\[[0-9;]*m//g' "$shown" | grep -E -- "$1" >/dev/null; then
    say "    as announced: ${1//\\/}"
  else
    fail 1 "demo: not as announced, expected a line matching: $1"
  fi
}

end() {
  trap - EXIT
  trap '' INT TERM # taking the lab down is not to be interrupted
  heading 'Taking the lab down'
  local code=$1
  rm -rf "$out"
  if lab down && rm -rf "$BOSS_LAB_DIR"; then :; else
    [[ $code != 0 ]] || code=1
  fi
  if ((code == 0)); then say 'demo: every part was as announced'; else say "demo: failed in part: $part"; fi
  exit "$code"
}

main
