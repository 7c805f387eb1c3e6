# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # probes.sh and apart.sh have what is used here and uses what is set here
# Questions to the manager of BOSS V2 on a boss node (runbook 检查环境, 环境版本). Rules as in probes.sh.
# What it prints is not published: what is not recognised proves nothing.

django_manage=/pitrix/bin/boss2-manager/django_manage.sh
# Two of them, with the rest that a host is asked, must stay below the time limit of a host.
manager_seconds=25

# ASSUMED: a line that ends with one of these words is of a check that passed, unless it holds one of the doubtful ones. The
# operator's pattern stands in for both.
good_line='(^|[^A-Za-z])(ok|OK|Ok|success|successful|passed|normal|Normal|healthy)[].!)]*[[:space:]]*$'
doubtful_line='(^|[^A-Za-z])([Nn]ot?|NOT?|[Nn]on|[Ww]arn[a-z]*|WARN[A-Z]*|[Ff]ail[a-z]*|FAIL[A-Z]*|[Ee]rrors?|ERRORS?)([^A-Za-z]|$)|n[^A-Za-z0-9 ]+t[[:space:]]'

# What a program that found trouble writes to stderr; warnings, which Django writes there too, say nothing of health.
alarming='(^|[^A-Za-z])(Traceback|ERROR|CRITICAL|FATAL|Error:|Exception:|[A-Za-z]+(Error|Exception):)'

# manager COMMAND: its output in `said`, its stderr in `beside` and its exit in `rc`; 1 and an answer when it could not be asked
manager() {
  if ! [ -e "$django_manage" ]; then
    word=absent
    return 1
  fi
  apart 100000 "$manager_seconds" "$django_manage" "$1"
  said=$(printf '%s' "$said" | tr '\r' ' ' | uncoloured)
  case $rc in
    124 | 137) unreadable "$1 did not end within $manager_seconds s" ;;
    126 | 127) unreadable "$django_manage cannot be run: ${beside:-$said}" ;;
    *) return 0 ;;
  esac
  return 1
}

# unmatched PATTERN LINE...: the lines that it does not match, in `strange`; 1 and an answer when it cannot be used. It is the operator's, and
# gets 10 s and 256 MB: repetitions inside others would take gigabytes of the node.
unmatched() {
  local pattern=$1 text
  shift
  [ $# -gt 0 ] || return 0
  text=$(
    ulimit -v 262144
    printf '%s\n' "$@" | timeout -k 1 10 grep -avE -e "$pattern" 2>/dev/null
    exit "${PIPESTATUS[1]}"
  )
  case $? in
    0) mapfile -t strange < <(printf '%s\n' "$text") ;;
    1) ;;
    *)
      unreadable "$pattern is no extended regular expression, or takes more than 10 s or 256 MB"
      return 1
      ;;
  esac
}

# areyouok [PATTERN]: healthy | unhealthy | unproven | absent | unreadable. PATTERN is what every line must match.
areyouok() {
  local said beside rc line lines=() strange=()
  manager areyouok || return 0
  mapfile -t lines < <(printf '%s' "$said" | grep -a '[^[:space:]]')
  if [ -n "${1:-}" ]; then
    unmatched "$1" "${lines[@]}" || return 0
  else
    for line in "${lines[@]}"; do
      if ! [[ $line =~ $good_line ]] || [[ $line =~ $doubtful_line ]]; then strange+=("$line"); fi
    done
  fi
  detail=$(printf '%s; ' "${strange[@]:0:5}")
  detail=${detail%; }
  beside=${beside:+, beside it: $beside}
  if [ "$rc" -ne 0 ]; then
    word=unhealthy detail="it ended with $rc${detail:+: $detail}$beside"
  elif [ "${#lines[@]}" -eq 0 ]; then
    word=unproven detail="it said nothing$beside"
  elif [[ $beside =~ $alarming ]]; then
    word=unproven detail="${detail:-no line that is not healthy}$beside"
  elif [ "${#strange[@]}" -gt 0 ]; then
    word=unproven
  else
    word=healthy detail=''
  fi
}

# boss2_versions: told | unproven | absent | unreadable; the detail is the lines `name: version`, sorted.
boss2_versions() {
  local said beside rc line lines=()
  manager versions || return 0
  mapfile -t lines < <(printf '%s' "$said" | grep -a '[^[:space:]]' | LC_ALL=C sort)
  word=told
  if [ "$rc" -ne 0 ] || [ "${#lines[@]}" -eq 0 ]; then word=unproven; fi
  for line in "${lines[@]}"; do
    [[ $line =~ ^\ *[A-Za-z][A-Za-z0-9_.+\ -]*:\ *v?[0-9][A-Za-z0-9_.:+~-]*\ *$ ]] || word=unproven
  done
  detail=$(printf '%s; ' "${lines[@]}")
  detail=${detail%; }
  # A receipt holds 600 bytes: the rest still has to count when two hosts are compared.
  [ "${#detail}" -le 500 ] || detail="${detail:0:480}… (sha256 $(printf '%s' "$detail" | sha256sum | head -c 16))"
  [ "$word" = told ] || detail="it ended with $rc and said: ${detail:-nothing}${beside:+, beside it: $beside}"
}

# boss2_gate SECONDS [PATTERN]: as areyouok, asked again for SECONDS: after a restart its programs need a while. Says the versions.
boss2_gate() {
  local until=$((SECONDS + $1)) found why
  shift
  while true; do
    areyouok "$@"
    if [ "$word" = healthy ] || [ "$SECONDS" -ge "$until" ]; then break; fi
    sleep 3
    word='' detail=''
  done
  found=$word why=$detail
  boss2_versions
  [ "$word" = told ] || detail="$word: $detail"
  say told "$(packed "versions: $detail")"
  word=$found detail=$why
}
