# shellcheck shell=bash
# shellcheck disable=SC2154 # nonce comes from the program or script that this file is put into
# Files are changed all at once or not at all, and a compared copy of what was there is kept.

# own_name FILE: in `own`, a name beside FILE for this process alone; what processes that are gone left under such names is removed
own_name() {
  local left
  own=${1%/*}/.boss-cdktf-edit.$nonce.$BASHPID
  for left in "${1%/*}"/.boss-cdktf-edit.*.* "${1%/*}"/.boss-cdktf-edit; do
    [ -e "/proc/${left##*.}" ] || rm -f -- "$left" || return 1
  done
}

# back_up FILE: a compared copy where no platform script looks, readable by root only. It gets its name
# when it is whole, and only where nothing has that name, whatever the clock tells and whoever else makes one.
back_up() {
  local backup name=${1##*/} own
  while true; do
    backup=/var/backups/boss-cdktf/$(date -u +%Y%m%dT%H%M%SZ) || return 1
    [ -e "$backup/$name" ] || break
    sleep 1
  done
  (umask 077 && mkdir -p "$backup") || return 1
  own_name "$backup/$name"
  if ! { cp -p -- "$1" "$own" && cmp -s -- "$1" "$own" && ln -T -- "$own" "$backup/$name"; }; then
    rm -f -- "$own"
    rmdir -- "$backup" 2>/dev/null
    echo "no backup of $1 could be made, so it was not changed"
    return 1
  fi
  rm -f -- "$own"
  echo "kept as $backup/$name"
  forget_backups "$name" "$backup"
}

# forget_backups NAME JUST-MADE: of the backups of a file the first and the newest nine stay: they hold what it held, secrets too. One that
# was just made stays, also where the clock was put back.
forget_backups() {
  local kept=() one
  mapfile -t kept < <(compgen -G "/var/backups/boss-cdktf/*/$1" | LC_ALL=C sort)
  for one in "${kept[@]:1:$((${#kept[@]} > 10 ? ${#kept[@]} - 10 : 0))}"; do
    [ "$one" != "$2/$1" ] || continue
    rm -f -- "$one" && rmdir -- "${one%/*}" 2>/dev/null
  done
  return 0
}

# back_up_and_remove DIRECTORY PATTERN: removes just what was copied.
back_up_and_remove() {
  local file
  while IFS= read -r file; do
    back_up "$file" && rm -f -- "$file" || return 1
  done < <(compgen -G "$1/$2")
}

# begin_copy FILE [MODEL]: an empty file in `copy`, beside FILE for the rename, under a name that the platform does not read and no
# other run has: another zone's run may edit beside it. It never outlives the program. Owner and mode are those of FILE, which is
# backed up; where there is none, those of MODEL, else root's alone.
begin_copy() {
  local own
  own_name "$1" || return 1
  copy=$own
  trap 'rm -f -- "$copy" "${own:-$copy}"' EXIT
  trap 'exit 1' HUP INT TERM
  [ ! -e "$1" ] || back_up "$1" || return 1
  (umask 077 && set -o noclobber && : >"$copy") || return 1
  if [ -e "$1" ]; then
    cp -p --attributes-only -- "$1" "$copy"
  elif [ -n "${2:-}" ]; then
    cp -p --attributes-only -- "$2" "$copy"
  fi
}

# edit_lines FILE BEFORE AFTER EDIT...: makes a file of sha256 BEFORE one of sha256 AFTER, all at once or not at all.
edit_lines() {
  local file=$1 before=$2 after=$3
  shift 3
  begin_copy "$file" || return
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
