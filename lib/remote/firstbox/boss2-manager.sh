# shellcheck shell=bash
# shellcheck disable=SC2154 # migration_note comes from lib/remote/firstbox/repository-probes.sh, hosts and problem from lib/remote/firstbox/firstbox.sh, nonce and about_step from the rendered script, tell, noted and unnoted from journal.sh
# What the manager of BOSS V2 does from a boss node: migration of its database, with the note that it still has to be done; its cache.

# note_migration ZONE HOST NAME=VERSION...: before anything is updated, for boss2_database of lib/remote/firstbox/repository-probes.sh to find
note_migration() {
  local file folder new
  file=$(migration_note "$1")
  folder=${file%/*}
  new=$folder/new.$nonce
  rm -f -- "$folder"/new "$folder"/new.*
  (umask 077 && mkdir -p "$folder" && set -o noclobber && echo "$2 $(date -u +%Y-%m-%dT%H:%M:%SZ) $3" >"$new") &&
    mv -fT -- "$new" "$file" && return
  echo "cannot note in $folder that the database has to be migrated: nothing was updated"
  return 1
}

# migrate_boss2 ZONE HOST
migrate_boss2() {
  local file
  if ! { manage "$2" migrate && manage "$2" init_data; }; then
    echo 'the database of BOSS V2 is left to be migrated: the next deploy does it'
    return 1
  fi
  tell "database of BOSS V2: migrate and init_data succeeded on $2"
  file=$(migration_note "$1")
  rm -f -- "$file"
  rmdir -- "${file%/*}" "${file%/*/*}" 2>/dev/null || true # only when nothing else is in them
}

# finish_migration ZONE: what an upgrade left to be done, from the node that it meant
finish_migration() {
  local file name=''
  file=$(migration_note "$1")
  [ -e "$file" ] || return 0
  read -r name _ <"$file"
  [[ $name =~ ^[A-Za-z0-9][A-Za-z0-9-]*$ ]] || return
  if ! noted bringing "$about_step" firstbox; then
    echo "the database was left as it is: $unnoted"
    return 1
  fi
  migrate_boss2 "$1" "$name"
}

# rebuild_cache GROUP: on the first node by name (runbook 扩容环境)
rebuild_cache() {
  if ! read_group "$1"; then
    echo "$problem"
    return 1
  fi
  echo "on ${hosts[0]}:"
  manage "${hosts[0]}" rebuild_cache
}

# manage HOST COMMAND: over plain ssh, where the exit code is the command's own
manage() {
  local rc
  timeout -k 5 1800 ssh -a -x -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=5 -o ServerAliveInterval=15 \
    -o ServerAliveCountMax=4 "$1" "/pitrix/bin/boss2-manager/django_manage.sh $2" 2>&1 </dev/null
  rc=$?
  [ "$rc" -ne 0 ] || return 0
  echo "$2 on $1 ended with $rc"
  case $rc in 124 | 137 | 255) echo 'it may still be running there' ;; esac
  return 1
}
