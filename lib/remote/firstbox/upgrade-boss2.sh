# shellcheck shell=bash
# shellcheck disable=SC2154 # nonce, program, about_step and hosts come from the rendered script, noted from journal.sh, doubted_words from host-output.sh, word and detail from lib/remote/firstbox/repository-probes.sh
# Upgrade of BOSS V2 (runbook 升级包), one boss node after the other: the next one only after the one before has what it should
# have and says that it is well. With boss2-manager.sh and push-one-by-one.sh.

# ASSUMED: after an update BOSS V2 is up within these seconds. Where it is not, the other nodes are left as they are.
start_seconds=30

# rescan_repository NAME=VERSION...: what the index names is proven afterwards; the exit of scan_all.sh proves nothing.
rescan_repository() {
  local one rc
  for one in $1; do
    newest_in_index "${one%%=*}" "${one#*=}"
    [ "$word" = missing ] || continue
    if ! noted bringing "$about_step" firstbox; then
      echo "scan_all.sh was not run: $unnoted"
      return 1
    fi
    LC_ALL=C timeout -k 5 1800 /pitrix/bin/scan_all.sh
    rc=$?
    echo "scan_all.sh ended with $rc"
    return 0
  done
}

# upgrade_back_end ZONE NAME=VERSION... HEALTH(base64) HOST,HOST...
upgrade_back_end() {
  local zone=$1 versions=$2 health=$3 noted='' one
  needs_update "$4" || return 0
  for one in $versions; do offered "${one%%=*}" "${one#*=}" || return; done
  rolling_update update_back_end "$4"
}

update_back_end() {
  if [ "$1" = "${hosts[0]}" ]; then
    note_migration "$zone" "$1" "$versions" || return
    noted=$1
  fi
  update_one "$1" boss versions && update_one "$1" pitrix-transit-upload-server versions
}

# upgrade_front_end PACKAGE VERSION HEALTH(base64) HOST,HOST...
upgrade_front_end() {
  local package=$1 health=$3 noted=''
  needs_update "$4" || return 0
  build_package "$package" && offered "$package" "$2" && rolling_update update_front_end "$4"
}

update_front_end() { update_one "$1" "$package" versions; }

# offered NAME VERSION: update.sh installs the newest version of the index, whatever is wanted.
offered() {
  newest_in_index "$1" "$2"
  [ "$word" != newest ] || return 0
  echo "the apt index does not have $1 $2 as its newest: $word: $detail: nothing was pushed"
  return 1
}

# rolling_update UPDATE HOST,HOST...: nothing is touched while a node that already has what it should have is not well.
rolling_update() {
  local name names others=()
  IFS=, read -ra names < <(echo "$2")
  for name in "${hosts[@]}"; do [[ ,$2, == *",$name,"* ]] || others+=("$name"); done
  if [ "${#others[@]}" -gt 0 ] && ! is_healthy "${others[@]}"; then
    echo "${names[*]} not touched"
    return 1
  fi
  while [ "${#names[@]}" -gt 0 ]; do
    if stop_wanted; then
      echo "the run was asked to stop: ${names[*]} not touched"
      return 1
    fi
    name=${names[0]}
    names=("${names[@]:1}")
    if ! update_if_needed "$1" "$name"; then
      [ "${#names[@]}" -eq 0 ] || echo "${names[*]} not touched"
      return 1
    fi
  done
}

# update_if_needed UPDATE HOST
update_if_needed() {
  case ${verdict[$2]} in
    already) ;; # mended meanwhile; update.sh would restart it
    differs)
      "$1" "$2" || return
      verdicts "$2"
      if [ "${verdict[$2]}" != already ]; then
        echo "$2 is not as wanted after update.sh"
        return 1
      fi
      [ "$2" != "$noted" ] || migrate_boss2 "$zone" "$2" || return
      ;;
    *)
      echo "$2: ${verdict[$2]}: nothing was pushed to it"
      return 1
      ;;
  esac
  is_healthy "$2"
}

# is_healthy HOST...: whether BOSS V2 says so on each of them; its programs may be starting.
is_healthy() {
  local deadline=$((SECONDS + start_seconds)) line name said=() ill
  local -A answer doubted
  while true; do
    answer=() doubted=() ill=()
    while IFS= read -r line; do
      doubt "$line"
      [[ $line =~ ^@@$nonce\ from\ ([A-Za-z0-9-]+)\ health\ ([a-z]+)\ ([A-Za-z0-9+/=-]+)$ ]] || continue
      said=("${BASH_REMATCH[@]}")
      answer[${said[1]}]=${said[2]}
      [ "${said[3]}" = - ] || answer[${said[1]}]+=" ($(printf '%s' "${said[3]}" | base64 -d))"
    done < <(fan_out "$health" "$@")
    for name in "$@"; do
      [ -z "${doubted[$name]:-}" ] || answer[$name]=$doubted_words
      [ "${answer[$name]:-}" = healthy ] || ill+=("$name: areyouok: ${answer[$name]:-no answer}")
    done
    [ "${#ill[@]}" -gt 0 ] || return 0
    [ "$SECONDS" -lt "$deadline" ] || break
    sleep 3
  done
  printf '%s\n' "${ill[@]}"
  return 1
}
