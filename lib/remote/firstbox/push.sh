# shellcheck shell=bash
# shellcheck disable=SC2154 # report and packed_text come from lib/remote/firstbox/firstbox.sh, noted and unnoted from journal.sh
# Build of a package on the firstbox, and what a push tells meanwhile. Expects: nonce. What it did is proven on the nodes, not here.

# build_package PACKAGE: its exit code alone is no proof, and a failed build leaves the package of the one before, which
# update.sh would push.
build_package() {
  local before rc
  before=$(built_packages "$1")
  LC_ALL=C timeout -k 5 600 /pitrix/build/build_pkgs.py -p "$1"
  rc=$?
  [ "$rc" -eq 0 ] && [ "$(built_packages "$1")" != "$before" ] && return 0
  echo "build_pkgs.py ended with $rc and left no new $1 under /pitrix/repo: nothing was pushed"
  return 1
}
built_packages() { find /pitrix/repo -name "$1_*.deb" -printf '%p %i %T@\n' | sort; }

# push_reported HOST,HOST...: `push` of the script, signs of life while it runs, then its end and its last words.
push_reported() {
  local line='' text='' rc='?'
  if ! noted calling "${1//,/ }"; then
    report pushed 1 "$(packed_text "nothing was begun: $unnoted")"
    return
  fi
  exec 3< <(
    push "$1" 2>&1
    printf '\n@ended %s\n' "$?"
  )
  while true; do
    if IFS= read -r -t 15 -u 3 line; then
      case $line in
        '@ended '*) rc=${line#@ended } ;;
        "@@$nonce progress "*) report "${line#@@* }" ;;
        *[!\ ]*) text+="$line"$'\n' ;;
      esac
    elif [ $? -gt 128 ]; then
      text+=$line
      report alive
    else
      break
    fi
  done
  exec 3<&-
  if [ "${#text}" -gt 500 ]; then text=${text: -500}; fi
  report pushed "$rc" "$(packed_text "$text")"
}
