# shellcheck shell=bash
# shellcheck disable=SC2154 # world and real are set by the stand-in that reads this
# What stands before programs of the firstbox in these tests: `world` is its folder, `real` the program itself, set by the one that reads this.

# held PROGRAM WORD...: where world/hold has a file for this zone and program, its N-th call waits there until that is gone
held() {
  local hold left
  [[ $* =~ (server\.yaml\.|/log/)([ab])|([ab])-boss[01] ]] || return 0
  hold=${BASH_REMATCH[2]:-${BASH_REMATCH[3]}}.$1
  { read -r left <"$world/hold/$hold"; } 2>/dev/null || return 0
  if [ "$left" -gt 1 ]; then
    echo $((left - 1)) >"$world/hold/$hold"
    return 0
  fi
  : >"$world/held/$hold"
  while [ -e "$world/hold/$hold" ]; do sleep 0.05; done
  rm -f -- "$world/held/$hold"
}

# moved WORD...: mv; what is in place then is noted
moved() {
  local aim=${*: -1} rc
  "$real" "$@"
  rc=$?
  case $aim in */server.yaml.*) echo "moved ${aim##*.} $(sha256sum <"$aim" | cut -c1-64)" >>"$world/happened" ;; esac
  return "$rc"
}

# node NAME COMMAND: a node, in the mood that its folder has; the program comes on stdin
node() {
  local here=$world/nodes/$1 mood nonce said
  read -r mood <"$here/mood"
  if [ "$mood" = dead ]; then
    echo "ssh: connect to host $1 port 22: Connection refused, $(cat "$world/secret")" >&2
    return 255
  fi
  if [ "$mood" = replays ]; then
    cat "$here/said" 2>/dev/null
    return
  fi
  [[ $2 =~ \ --\ ([0-9a-f]+)\  ]] && nonce=${BASH_REMATCH[1]}
  echo "ran $1 $nonce" >>"$world/happened"
  said=$(sed "s#THIS-NODE#$1#g" | NODE=$1 bash -c "$2" 2>&1 && printf x)
  if [ "$mood" = silent ]; then return 255; fi
  printf '%s' "${said%x}" >"$here/said"
  echo "answered $1 $nonce $(cat "$here/mark")" >>"$world/happened"
  printf '%s' "${said%x}"
}
