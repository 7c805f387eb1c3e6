# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # zone, group, has_firstbox_commands, firstbox_targets and planned come from the rendered script, what tells of runs from lib/remote/firstbox/run-state.sh
# Zones share the firstbox: its folders, its repository, its apt index. One run of all zones at a time edits, builds, scans or pushes there.

firstbox_seconds=3600

# lock_where_needed: before the group is compared with the plan, for the run that this one waits for may change it
lock_where_needed() {
  if [ "$group" != firstbox ]; then
    [ -n "$has_firstbox_commands" ] || return 0
    [ "$firstbox_targets" != - ] || [ "$planned" = - ] || return 0
  fi
  lock_firstbox
}

# lock_firstbox: on descriptor 4, or 1 and `problem`. A run of the version before, of any zone, knows no such lock: its end is waited for.
lock_firstbox() {
  local file deadline=$((SECONDS + firstbox_seconds)) holder told=''
  [ -n "${journal:-}" ] || return 0
  file=${run_folder:-}/firstbox.lock
  while true; do
    if ! (umask 077 && : >>"$file") 2>/dev/null; then
      problem="$file cannot be written"
      return 1
    fi
    exec 4<>"$file"
    if ! flock -n 4; then
      holder=$(head -c 200 -- "$file" | head -n 1)
    elif [ "/proc/$BASHPID/fd/4" -ef "$file" ] && ! holder=$(run_of_before); then
      holder=${journal##*/}
      holder=${holder#*.}
      echo "${holder%.*} of zone $zone since $(date -u +%Y-%m-%dT%H:%M:%SZ)" >"$file"
      return 0
    fi
    exec 4>&-
    problem=''
    if stop_wanted; then problem='the run was asked to stop'; fi
    if [ "$SECONDS" -ge "$deadline" ]; then
      problem="another run has worked on the firstbox for more than $((firstbox_seconds / 60)) minutes: $holder"
    fi
    [ -z "$problem" ] || return 1
    if [ "$holder" != "$told" ]; then tell "waiting for another run on the firstbox: $holder"; fi
    told=$holder
    sleep 1
  done
}

unlock_firstbox() { { flock -u 4 && exec 4>&-; } 2>/dev/null || true; }

# run_of_before: tells one of the version before that is at work, of any zone; 1 where there is none
run_of_before() {
  local folder file other found_journals unsafe
  for folder in "${journals:-}"/*/; do
    other=${folder%/}
    other=${other##*/}
    find_journals "$other"
    for file in "${found_journals[@]+"${found_journals[@]}"}"; do
      if is_of_before "$file" && run_begun "$file" && run_alive && ! run_ended "$file" && ! own_file "${run_folder:-}/$other.${run_nonce:-}.taken"; then
        echo "${file##*/} of zone $other, begun by a version that knows no lock of the firstbox"
        return 0
      fi
    done
  done
  return 1
}
