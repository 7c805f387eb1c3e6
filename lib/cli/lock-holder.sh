# shellcheck shell=bash
# shellcheck disable=SC2154 # run_folder and old_lock_folder come from lib/remote/firstbox/run-state.sh
# Runs on the firstbox, after lib/remote/firstbox/run-state.sh and lib/remote/run/locks.sh: ZONE yes|no. Says who holds the zone's locks, or works without
# one; with yes gives them away.

refuse() {
  echo "$*"
  exit 1
}

# locks_of ZONE: those that are held; the firstbox's only where a run of this zone has it
locks_of() {
  local file
  for file in "$old_lock_folder/boss-cdktf-$1.lock" "$run_folder/$1.zone.lock" "$run_folder/firstbox.lock"; do
    if ! own_file "$file" || flock -n "$file" true || [ -z "$(own_processes_with "$file")" ]; then continue; fi
    if [ "$file" = "$run_folder/firstbox.lock" ] && [[ $(first_line "$file") != *" of zone $1 since "* ]]; then continue; fi
    printf '%s\n' "$file"
  done
}

# process_line PID: one line; a long text of a program that names itself is left out
process_line() {
  local words=()
  mapfile -t words < <(tr '\n\0' ' \n' 2>/dev/null <"/proc/$1/cmdline")
  if [ "${words[1]:-}" = -c ] && [ "${#words[@]}" -gt 3 ]; then words=("${words[@]:3}"); fi
  local text="${words[*]}"
  echo "process $1 ${text:0:100}"
}

at_work() { if [ "$1" = running ]; then echo "$2 $3"; fi; }

main() {
  local zone=$1 locks=() runs=() file run pid
  mapfile -t locks < <(locks_of "$zone")
  mapfile -t runs < <(each_open_run "$zone" at_work)
  if [ "${#locks[@]}" -eq 0 ] && [ "${#runs[@]}" -eq 0 ]; then
    echo free
    return
  fi
  for file in "${locks[@]}"; do echo "held by $(first_line "$file")"; done | sort -u
  for run in "${runs[@]}"; do echo "a run is at work since $(date -u -d "@${run#* }" +%Y-%m-%dT%H:%M:%SZ), as its journal tells"; done
  while IFS= read -r pid; do process_line "$pid"; done < <(for file in "${locks[@]}"; do own_processes_with "$file"; done | sort -un)
  [ "$2" = yes ] || return 0
  # The holder keeps its lock on the file that is gone; the next run locks a new one.
  make_own "$run_folder"
  for file in "${locks[@]}"; do rm -f -- "$file" || return; done
  for run in "${runs[@]}"; do (umask 077 && : >"$run_folder/$zone.${run%% *}.taken") || return; done
  echo taken
}
main "$@" </dev/null
