# shellcheck shell=bash
# shellcheck disable=SC2154 # nonce comes from launch.sh, tell from runs.sh, the rest from lib/remote/firstbox/run-state.sh
# One run of a zone at a time. Locks and journals lie where nobody but root can have put anything.

# make_own FOLDER...: 0700, and this user's
make_own() {
  local folder kinds wanted=''
  for folder in "$@"; do wanted+="directory $EUID 700"$'\n'; done
  kinds_of "$@"
  [ "$kinds"$'\n' != "$wanted" ] || return 0
  for folder in "$@"; do
    [ -d "$folder" ] || (umask 077 && mkdir -p -- "${folder%/*}" && mkdir -m 0700 -- "$folder") 2>/dev/null
    kinds_of "$folder"
    [[ $kinds == "directory $EUID "* ]] && chmod 700 -- "$folder" && own_folder "$folder" && continue
    refuse "$folder is not a folder of this user's own with mode 0700 ($(LC_ALL=C stat -c '%F of %U, mode %a' -- "$folder" 2>&1)); look who made it, move it away and deploy again"
  done
}

held() {
  tell "$nonce held $(printf '%s' "$1" | head -c 300 | base64 -w0)"
  exit 1
}
first_line() { head -c 300 -- "$1" | head -n 1; }

# take_locks ZONE WHO: on descriptors 9 and 8. The kernel frees them when the run and all that it started have ended, so a
# fan-out that outlives a killed run still holds them.
take_locks() {
  local file=$run_folder/$1.zone.lock
  take_old_lock "$1" "$2"
  (umask 077 && : >>"$file") 2>/dev/null || refuse "$file cannot be written"
  exec 8<>"$file"
  flock -n 8 || held "$(first_line "$file")"
  # The lock's file may have been removed while a run held it.
  each_open_run "$1" not_at_work "$1"
  echo "$2" >"$file"
}

# not_at_work ZONE STATE NONCE SINCE HEADER OPEN
not_at_work() {
  local by
  [ "$2" = running ] && ! own_file "$run_folder/$1.$3.taken" || return 0
  by=$(printf '%s' "$5" | base64 -d 2>/dev/null | head -n 1 | sed -n 's/.*"by":"\([^"]*\)".*/\1/p')
  held "${by:-somebody} since $(date -u -d "@$4" +%Y-%m-%dT%H:%M:%SZ), which its journal tells, for the lock is gone"
}

# take_old_lock ZONE WHO: the one of the version before, which still waits for it. Every user may write beside it and lock it:
# only what a process of this user has open counts, anything else is removed.
take_old_lock() {
  local file=$old_lock_folder/boss-cdktf-$1.lock
  [ -d "$old_lock_folder" ] || return 0
  for _ in 1 2; do
    if own_file "$file" || make_file "$file"; then
      exec 9<>"$file"
      if flock -n 9; then
        echo "$2" >"$file"
        return
      fi
      exec 9>&-
    fi
    # shellcheck disable=SC2310 # its output is what counts
    if [ -n "$(own_processes_with "$file")" ]; then held "$(own_file "$file" && first_line "$file")"; fi
    rm -f -- "$file" 2>/dev/null
  done
  tell "$nonce note $(printf '%s' "$file could not be taken: somebody keeps it; no boss-cdktf before this version may run beside this one" | base64 -w0)"
}

# make_file FILE: empty, where nothing has the name; nothing that another user put there meanwhile is opened
make_file() {
  local made
  made=$(mktemp -- "$1.XXXXXXXXXX" 2>/dev/null) || return 1
  ln -T -- "$made" "$1" 2>/dev/null
  rm -f -- "$made"
  own_file "$1"
}

# own_processes_with FILE: pids of this user's processes that have it open
own_processes_with() {
  local fd pid
  while IFS= read -r fd; do
    pid=${fd#/proc/} pid=${pid%%/*}
    if [ -O "/proc/$pid" ] && [ "$pid" != "$BASHPID" ]; then printf '%s\n' "$pid"; fi
  done < <(find /proc/[0-9]*/fd -lname "$1" 2>/dev/null) | sort -un
}
