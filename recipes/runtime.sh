# shellcheck shell=bash
# shellcheck disable=SC2154 # word and detail come from facts/receipt.sh and facts/probes.sh
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
  forget
  "$2_$step"
}

# converge STEP: returns 0 only after every expectation was seen to hold
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
  if [ $((differing + unread)) -eq 0 ]; then
    say step "$step" converged
    return 0
  fi
  say step "$step" failed "$rc" "$(packed "$output")"
  return 1
}

# --- what steps are made of ---

limited() { LC_ALL=C timeout 90 "$@"; }

# `update` acts on every pending change of the host: go on only when all of them are ours.
reread_touches_only() {
  ask pending_programs_of_others "$@"
  [ "$word" = none ] && return 0
  echo "supervisorctl reread: $word: $detail"
  return 1
}

# As supervisord itself stops a program: TERM, ten seconds, KILL. Only processes it started under these names.
end_leftover_processes() {
  local name signal pids deadline
  for name in "$@"; do
    for signal in TERM KILL; do
      pids=$(program_processes "$name")
      [ -n "$pids" ] || continue 2
      # shellcheck disable=SC2086 # pids are words
      kill -s "$signal" $pids
      deadline=$((SECONDS + 10))
      while [ -n "$(program_processes "$name")" ] && [ "$SECONDS" -lt "$deadline" ]; do sleep 0.2; done
    done
  done
}

# A reload answers before the new workers run.
wait_for_reload() {
  local deadline=$((SECONDS + 15))
  while [ "$SECONDS" -lt "$deadline" ]; do
    forget
    ask nginx_site "$1"
    [ "$word" != absent ] || return 0
    sleep 0.2
  done
  echo "nginx after the reload: $word: $detail"
  return 1
}

# back_up FILE: a compared copy where no platform script looks (platform contract 14.12), readable by root only.
back_up() {
  local backup
  backup=/var/backups/boss-cdktf/$(date -u +%Y%m%dT%H%M%SZ) || return 1
  (umask 077 && mkdir -p "$backup") || return 1
  cp -p -- "$1" "$backup/" && cmp -s -- "$1" "$backup/${1##*/}" || return 1
  echo "kept as $backup/${1##*/}"
}

# back_up_and_remove DIRECTORY PATTERN: removes just what was copied.
back_up_and_remove() {
  local file
  while IFS= read -r file; do
    back_up "$file" && rm -f -- "$file" || return 1
  done < <(compgen -G "$1/$2")
}

# edit_lines FILE BEFORE AFTER EDIT...: makes a file of sha256 BEFORE one of sha256 AFTER, all at once or not at all. The copy
# lies beside it for the rename, under a name that the platform does not read, and never outlives this.
edit_lines() {
  local file=$1 before=$2 after=$3
  shift 3
  copy=${file%/*}/.boss-cdktf-edit
  trap 'rm -f -- "$copy"' EXIT
  trap 'exit 1' HUP INT TERM
  back_up "$file" && rm -f -- "$copy" && cp -p --attributes-only -- "$file" "$copy" || return 1
  edited "$file" "$@" >"$copy" || return 1
  if [ "$(sha256sum <"$copy")" != "$after  -" ]; then
    echo "the edited copy of $file is not what was planned"
    return 1
  fi
  if [ "$(sha256sum <"$file")" != "$before  -" ]; then
    echo "$file changed since the plan"
    return 1
  fi
  mv -fT -- "$copy" "$file"
}

# edited FILE FIRST:COUNT:BASE64...: COUNT lines from line FIRST on replaced by the decoded bytes, all others as they are
edited() {
  local file=$1 next=1 edit first rest
  shift
  for edit in "$@"; do
    first=${edit%%:*} rest=${edit#*:}
    if [ "$first" -gt "$next" ]; then LC_ALL=C sed -n "${next},$((first - 1))p" -- "$file" || return 1; fi
    printf '%s' "${rest#*:}" | base64 -d || return 1
    next=$((first + ${rest%%:*}))
  done
  tail -n "+$next" -- "$file"
}

# on_first_host GROUP SECONDS WORD...: a command on the group's first host by name, from the firstbox over plain ssh, where its exit
# status is true (platform contract 10, 9). The group's file is parsed, never sourced.
group_files=/pitrix/conf/nodes
on_first_host() {
  local file=$group_files/$1 seconds=$2 text name
  shift 2
  text=$(head -c 1000000 -- "$file" | tr '\n\t\r\0' '    ')
  if ! [[ $text =~ ^\ *nodes=\(([A-Za-z0-9\ -]*)\)\;?\ *$ ]]; then
    echo "$file is not of the form 'nodes=( host1 host2 );'"
    return 1
  fi
  # shellcheck disable=SC2086 # the names are words
  name=$(printf '%s\n' ${BASH_REMATCH[1]} | LC_ALL=C sort | head -n 1)
  if ! [[ $name =~ ^[A-Za-z0-9] ]]; then
    echo "$file names no host first: '$name'"
    return 1
  fi
  echo "on $name:"
  LC_ALL=C timeout -k 5 "$((seconds + 10))" ssh -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=5 \
    -o ServerAliveInterval=5 -o ServerAliveCountMax=3 -- "$name" "LC_ALL=C timeout -k 5 $seconds $* 2>&1" </dev/null
}
