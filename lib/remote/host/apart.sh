# shellcheck shell=bash
# shellcheck disable=SC2034 # said, beside and rc are read by the caller
# What a command of the platform answers, apart from what it says beside that: warnings of Python are no answer. Plan and deploy read by it.

# apart BYTES SECONDS WORD...: its stdout in `said`, at most BYTES of it; of its stderr what fits into a message in `beside`, on one line;
# its exit in `rc`. Its locale is one in which Python can print any text.
apart() {
  local most=$1 seconds=$2 both
  shift 2
  both=$(
    exec 3>&1
    beside=$(
      {
        LC_ALL=C.UTF-8 PYTHONIOENCODING=utf-8 timeout -k 2 "$seconds" "$@" 2>&4 </dev/null 3>&- 4>&- 8>&- 9>&- |
          head -c "$most" | tr '\0' ' ' >&3
        exit "${PIPESTATUS[0]}"
      } 4>&1 | tail -c 2000 | base64 -w0
      exit "${PIPESTATUS[0]}"
    )
    printf '\n@%s %s' "$?" "$beside"
  )
  beside=${both##*$'\n@'} said=${both%$'\n@'*}
  rc=${beside%% *}
  beside=$(printf '%s' "${beside#* }" | base64 -d | tr '\0\r\n\t' '    ' | sed -E 's/ +/ /g; s/^ //; s/ $//')
  # The end of a traceback tells why; the beginning of a warning does.
  if [ "${#beside}" -le 300 ]; then
    :
  elif [ "$rc" -eq 0 ]; then
    beside="${beside:0:300}…"
  else
    beside="…${beside: -300}"
  fi
}

# uncoloured: stdin without what only a terminal acts on
uncoloured() { LC_ALL=C sed $'s/\e\\[[0-9;:?]*[ -\\/]*[@-~]//g; s/\e\\][^\a]*\a//g; s/\e[()][A-Za-z0-9]//g'; }
