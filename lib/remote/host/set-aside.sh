# shellcheck shell=bash
# Files taken out of what a program reads, and put back where the rest does not load without them. A name that begins with a dot is
# reached by no include; it stays in its folder, so that a full disk is no hindrance.

aside=()

# set_aside FILE...: 1, and all is as it was, where one of them cannot be moved
set_aside() {
  local file
  aside=()
  for file in "$@"; do
    if ! [ -f "$file" ] && ! [ -L "$file" ]; then continue; fi
    if ! mv -f -- "$file" "${file%/*}/.${file##*/}.boss-cdktf"; then
      put_back
      return 1
    fi
    aside+=("$file")
  done
}

put_back() {
  local file
  for file in "${aside[@]+"${aside[@]}"}"; do mv -f -- "${file%/*}/.${file##*/}.boss-cdktf" "$file"; done
  aside=()
}

remove_aside() {
  local file moved=()
  for file in "${aside[@]+"${aside[@]}"}"; do moved+=("${file%/*}/.${file##*/}.boss-cdktf"); done
  [ "${#moved[@]}" -eq 0 ] || rm -f -- "${moved[@]}" || return
  aside=()
}
