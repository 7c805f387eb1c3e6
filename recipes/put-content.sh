# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # back_up and the trap's copy are runtime.sh's, nonce and ask the library's, wanted_* the runner's
# Puts a desired content in place of a file of the firstbox.

# put_content FILE NAME: all at once or not at all. Owner and mode stay; a new file is root's alone. The copy lies beside it for
# the rename, under a name that the platform does not read, and never outlives this.
put_content() {
  local file=$1 name=$2 before
  if [ -z "${wanted_content[$name]+set}" ]; then
    echo "the desired content of $file did not come"
    return 1
  fi
  copy=${file%/*}/.boss-cdktf-edit
  trap 'rm -f -- "$copy"' EXIT
  trap 'exit 1' HUP INT TERM
  ask file_version "$file"
  before=$word
  rm -f -- "$copy" || return 1
  if [ "$before" = absent ]; then
    (umask 077 && : >"$copy") || return 1
  else
    back_up "$file" && cp -p --attributes-only -- "$file" "$copy" || return 1
  fi
  printf '%s' "${wanted_content[$name]}" | base64 -d >"$copy" || return 1
  ask file_content "$copy" "$name"
  if [ "$word" != as-desired ]; then
    echo "the new content of $file did not arrive whole"
    return 1
  fi
  ask file_version "$file"
  if [ "$word" != "$before" ]; then
    echo "$file was changed meanwhile"
    return 1
  fi
  mv -fT -- "$copy" "$file"
}
