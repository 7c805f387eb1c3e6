# shellcheck shell=bash
# Runs on the firstbox: each backup of a file that a run edited or removed, as `backup SIZE PATH` with the path in base64; the oldest first.
main() {
  local file
  while IFS= read -r file; do
    if [ -L "$file" ] || ! [ -f "$file" ]; then continue; fi
    printf 'backup %s %s\n' "$(stat -c %s -- "$file")" "$(printf '%s' "$file" | base64 -w0)"
  done < <(compgen -G '/var/backups/boss-cdktf/*/*' | LC_ALL=C sort)
  echo finished
}
main </dev/null
