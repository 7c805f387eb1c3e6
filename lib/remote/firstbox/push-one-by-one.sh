# shellcheck shell=bash
# shellcheck disable=SC2154 # nonce, program and about_step come from the rendered script, fan_out from lib/remote/firstbox/firstbox.sh, doubt and doubted_words from host-output.sh, build_package from push.sh, log_bytes, apt_said and update_log from apt-log.sh, noted, unnoted, tell and stop_wanted from journal.sh
# Push of a package to one host after the other: the next one only after the one before was seen to be well.

# verdicts HOST...: what the program finds on them of the step `about_step`, in `verdict`; it changes nothing there. The proof that counts is taken
# later, of all hosts together.
declare -A verdict=()
verdicts() {
  local line name
  local -A doubted=()
  for name in "$@"; do verdict[$name]='no answer'; done
  while IFS= read -r line; do
    doubt "$line"
    [[ $line =~ ^@@$nonce\ from\ ([A-Za-z0-9-]+)\ step\ $about_step\ (already|differs|blocked|unreadable)( |$) ]] || continue
    [ -z "${verdict[${BASH_REMATCH[1]}]:-}" ] || verdict[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
  done < <(fan_out "$program" "$@")
  for name in "$@"; do [ -z "${doubted[$name]:-}" ] || verdict[$name]=$doubted_words; done
}

# needs_update HOST,HOST...: whether this step is to be done on any of them
needs_update() {
  local name names
  IFS=, read -ra names < <(echo "$1")
  verdicts "${names[@]}"
  for name in "${names[@]}"; do [ "${verdict[$name]}" = already ] || return 0; done
  return 1
}

# update_one HOST PACKAGE-OR-SET [WORD]: what it brought is proven afterwards. update.sh says OK. also when `apt-get update` failed and
# the package of before was installed again: a failure, unless a WORD says that the proof tells versions apart.
update_one() {
  local bytes rc said
  if ! { noted updating "$1" && noted bringing "$about_step" "$1"; }; then
    echo "nothing was pushed to $1: $unnoted"
    return 1
  fi
  bytes=$(log_bytes "$1")
  LC_ALL=C timeout -k 5 600 /pitrix/upgrade/update.sh -f "$1" "$2"
  rc=$?
  said=$(apt_said "$1" "$bytes" "$rc")
  case $2 in boss | pitrix-ks-boss2-*) forget_downloads "$1" ;; esac
  [ -n "$said" ] || [ "$rc" -ne 0 ] || return 0
  said="update.sh of $2 on $1 ended with $rc${said:+, apt said: $said: what is installed there may be the old one}; in full: $(update_log "$1")"
  if [ "$rc" -eq 0 ] && [ -n "${3:-}" ]; then
    tell "$said"
    return 0
  fi
  echo "$said"
  return 1
}

# forget_downloads HOST: apt keeps what it fetched, readable for everybody there, and the packages with the configuration hold secrets.
forget_downloads() {
  local files='/var/cache/apt/archives/pitrix-ks-boss2-*.deb'
  timeout -k 5 60 ssh -a -x -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=5 "$1" "rm -f -- $files" </dev/null >/dev/null 2>&1 ||
    tell "apt's copies of packages with secrets could not be removed on $1: rm $files there"
}

# push_one_by_one PACKAGE HOST,HOST...
push_one_by_one() {
  local package=$1 names=() name
  IFS=, read -ra names < <(echo "$2")
  verdicts "${names[0]}"
  build_package "$package" || return
  while [ "${#names[@]}" -gt 0 ]; do
    if stop_wanted; then
      echo "the run was asked to stop: ${names[*]} not touched"
      return 1
    fi
    name=${names[0]}
    names=("${names[@]:1}")
    case ${verdict[$name]} in
      already) ;; # mended meanwhile; update.sh would restart it
      differs)
        if ! update_one "$name" "$package"; then
          [ "${#names[@]}" -eq 0 ] || echo "${names[*]} not touched"
          return 1
        fi
        ;;
      *)
        echo "$name: ${verdict[$name]}: nothing was pushed to it${names[*]:+ and to ${names[*]}}"
        return 1
        ;;
    esac
    [ "${#names[@]}" -gt 0 ] || return 0
    verdicts "$name" "${names[0]}"
    if [ "${verdict[$name]}" != already ]; then
      echo "$name is not as wanted after the push: ${names[*]} not touched"
      return 1
    fi
  done
}
