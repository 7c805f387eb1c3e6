# shellcheck shell=bash
# shellcheck disable=SC2154 # what is used here comes from facts/supervisor-*.sh, runtime.sh and set-aside.sh

# remove_programs NAME...: nothing is stopped or removed before supervisord was seen to read what remains: it has no dry run, and one
# that cannot read its files does not start any more
remove_programs() {
  local said name confs=()
  forget
  ask supervisor_parts "$@"
  if [ "$word" != own ]; then
    echo "$word: $detail"
    return 1
  fi
  for name in "$@"; do confs+=("$supervisor_programs/$name.conf"); done
  set_aside "${our_files[@]}" "${confs[@]}" || return
  if [ "$supervisor_asked" = interface ]; then
    if ! supervisor_api 90 reread; then
      said=$api_fault$api_problem
      put_back
      supervisor_api 90 reread
      printf 'without these files, which were put back, supervisord says: %s\n' "$said"
      return 1
    fi
    remove_aside || return
    [ "${#our_groups[@]}" -eq 0 ] || told_supervisord remove "${our_groups[@]}" || return
  else
    # `update` would restart every changed program of the host.
    if ! reread_touches_only "$@" "${our_groups[@]}"; then
      put_back
      return 1
    fi
    remove_aside || return
    # "no such process" is fine: the verify after us decides
    [ "${#our_groups[@]}" -eq 0 ] || with_timeout supervisorctl stop "${our_groups[@]/%/:*}" || true
    with_timeout supervisorctl update || return
  fi
  end_leftover_processes "$@"
}

# `update` acts on every pending change of the host: go on only when all of them are ours.
reread_touches_only() {
  ask pending_programs_of_others "$@"
  [ "$word" = none ] && return 0
  echo "supervisorctl reread: $word: $detail"
  return 1
}

# As supervisord itself stops programs, side by side: TERM, ten seconds, KILL. What it does not know goes so; 75 where something starts
# that again.
end_leftover_processes() {
  local name signal program_pids pids deadline ended=()
  for signal in TERM KILL; do
    pids=''
    for name in "$@"; do
      program_processes "$name"
      [ -n "$program_pids" ] || continue
      [ "$signal" = KILL ] || ended+=("$name")
      pids+=$program_pids
    done
    [ -n "$pids" ] || break
    # shellcheck disable=SC2086 # pids are words
    kill -s "$signal" $pids
    deadline=$((SECONDS + 10))
    while remain "$pids" "$@" && [ "$SECONDS" -lt "$deadline" ]; do sleep 0.2; done
  done
  [ "${#ended[@]}" -gt 0 ] || return 0
  # A supervisord starts it again after a second or two.
  deadline=$((SECONDS + 4))
  while [ "$SECONDS" -lt "$deadline" ]; do
    for name in "${ended[@]}"; do
      leftover_state "$name"
      [ "$word" = absent ] && continue
      echo "$name was ended and runs again ($detail); stop and remove what starts it"
      return 75
    done
    sleep 0.2
  done
}

# remain PIDS NAME...: whether one of the pids, a line each, is still a process of these programs
remain() {
  local pids=$'\n'$1 name pid program_pids
  shift
  for name in "$@"; do
    program_processes "$name"
    for pid in $program_pids; do case $pids in *$'\n'"$pid"$'\n'*) return 0 ;; esac done
  done
  return 1
}
