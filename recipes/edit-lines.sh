# shellcheck shell=bash
# Files are changed all at once or not at all, and a compared copy of what was there is kept.

# back_up FILE: a compared copy where no platform script looks (platform contract 14.12), readable by root only. None is written
# over, also where the clock was put back, and one that did not become whole is not left there.
back_up() {
  local backup
  while true; do
    backup=/var/backups/boss-cdktf/$(date -u +%Y%m%dT%H%M%SZ) || return 1
    [ -e "$backup/${1##*/}" ] || break
    sleep 1
  done
  (umask 077 && mkdir -p "$backup") || return 1
  if ! { cp -p -- "$1" "$backup/" && cmp -s -- "$1" "$backup/${1##*/}"; }; then
    rm -f -- "$backup/${1##*/}"
    rmdir -- "$backup" 2>/dev/null
    echo "no backup of $1 could be made, so it was not changed"
    return 1
  fi
  echo "kept as $backup/${1##*/}"
  forget_backups "${1##*/}" "$backup"
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

# begin_copy FILE [MODEL]: an empty file in `copy`, beside FILE for the rename, under a name that the platform does not read; it never
# outlives the program. Owner and mode are those of FILE, which is backed up; where there is none, those of MODEL, else root's alone.
begin_copy() {
  copy=${1%/*}/.boss-cdktf-edit
  trap 'rm -f -- "$copy"' EXIT
  trap 'exit 1' HUP INT TERM
  rm -f -- "$copy" || return 1
  if [ -e "$1" ]; then
    back_up "$1" && cp -p --attributes-only -- "$1" "$copy"
  elif [ -n "${2:-}" ]; then
    cp -p --attributes-only -- "$2" "$copy"
  else
    (umask 077 && : >"$copy")
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
