# shellcheck shell=bash
# shellcheck disable=SC2154 # run_folder and old_lock_folder come from lib/remote/firstbox/run-state.sh, tell from runs.sh
# A run that was killed leaves a journal without its last line, which every plan tells of. A deploy ends that, for what was left is in its
# plan; so does attach, which has told it.

# end_run ZONE STATE NONCE: a run that is at work is left alone
end_run() {
  local found_journal cut=''
  [ "$2" = unended ] || return 0
  find_journal "$1" "$3"
  [ -n "$found_journal" ] || return 0
  [ -z "$(exec tail -c 1 -- "$found_journal")" ] || cut=$'\n' # the line before was cut off
  printf '%s@@%s ended\n' "$cut" "$3" >>"$found_journal"
}

# end_runs ZONE: not while something that they began still works, which holds the zone's lock
end_runs() {
  local file
  for file in "$run_folder/$1.zone.lock" "$old_lock_folder/boss-cdktf-$1.lock"; do
    if own_file "$file" && ! flock -n "$file" true; then
      tell "- busy"
      return
    fi
  done
  each_open_run "$1" end_run "$1"
  tell "- closed"
}
