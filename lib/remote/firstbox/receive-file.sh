# shellcheck shell=bash
# Takes one file from the stream it is given: bash -c TEXT - PATH SHA256 BYTES. It lies beside its place under a name that the
# platform does not read until its sha256 is right, and then gets its name if nothing else has it. Says `@already`, or
# `@send` and `@received`, or `@refused` and why.

path=$1 sha256=$2 bytes=$3
part=${path%/*}/.boss-cdktf-part.$sha256.$$

refuse() {
  echo "@refused $*"
  exit 1
}
sum_is() { [ "$(sha256sum <"$1")" = "$sha256  -" ]; }

if [ -e "$path" ] || [ -L "$path" ]; then
  if [ -f "$path" ] && sum_is "$path"; then
    echo '@already'
    exit 0
  fi
  refuse "$path is there with other content, and a package file is never replaced: give the new package a new version"
fi
umask 022
[ -d "${path%/*}" ] || mkdir -- "${path%/*}" || refuse "the folder ${path%/*} cannot be made; is this a firstbox?"
free=$(df -PB1 -- "${path%/*}" | awk 'NR == 2 { print $4 }')
[ "${free:-0}" -ge $((bytes + 64000000)) ] ||
  refuse "$path needs $((bytes / 1000000 + 64)) MB, and ${free:-an unknown number of} bytes are free there: make room"

trap 'rm -f -- "$part"' EXIT
trap 'exit 1' HUP INT TERM PIPE
# What transfers left that were killed.
for left in "${path%/*}"/.boss-cdktf-*.*; do [ -e "/proc/${left##*.}" ] || rm -f -- "$left"; done
(umask 077 && set -o noclobber && : >"$part") || refuse "$part cannot be written"
echo '@send'
head -c "$bytes" >>"$part" || refuse "$part could not be written to its end"
sum_is "$part" || refuse "what arrived is not of sha256 $sha256: the file was changed, or cut off"
chmod 644 -- "$part" || refuse "$part cannot be made readable"
ln -T -- "$part" "$path" || refuse "$path could not be put in place"
echo '@received'
