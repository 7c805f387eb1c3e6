# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # begin_copy and its copy are edit-lines.sh's, nonce and ask the library's, wanted_* the runner's
# Puts a desired content in place of a file of the firstbox.

# put_content FILE NAME: all at once or not at all. Owner and mode stay; a new file is root's alone.
put_content() {
  local file=$1 name=$2 before
  if [ -z "${wanted_content[$name]+set}" ]; then
    echo "the desired content of $file did not come"
    return 1
  fi
  ask file_version "$file"
  before=$word
  begin_copy "$file" || return
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
