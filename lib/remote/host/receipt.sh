# shellcheck shell=bash
# shellcheck disable=SC2034 # detail is read by the program that this file is put into
# How a host answers: lines that start with @@NONCE, the words free of blanks, free text in base64.
# Arguments of every program sent to a host: NONCE, then the host's name or `-` for "as it calls itself".

nonce=$1
host=$2
shift 2
[ "$host" != - ] || host=$(uname -n)
host=${host%%.*}

# The line feed before it protects the marker from output that did not end its line.
say() { printf '\n@@%s %s %s\n' "$nonce" "$host" "$*"; }

# free text as one word: the first 600 bytes, base64, `-` for nothing
packed() {
  local LC_ALL=C
  if [ -n "$1" ]; then printf '%s' "${1:0:600}" | base64 -w0; else printf -; fi
}

# ask PROBE ARGUMENT...: leaves the answer in `word` and `detail`
ask() {
  word='' detail=''
  "$@"
  [ -n "$word" ] || unreadable "the probe $1 gave no answer"
}
