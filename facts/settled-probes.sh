# shellcheck shell=bash
# shellcheck disable=SC2016,SC2034,SC2154 # probes.sh and package-probes.sh have what is used here and use what is set here
# Questions about many programs, or packages, of a host at once. Rules as in probes.sh.

# programs_settled only|all-but NAME...: settled | unsettled | none | unreadable. The first reading is shared, a second one is made
# only when a program is young or starting; the detail names those that have not run for longer than a restart loop lasts.
programs_settled() {
  local which=$1 until=$((SECONDS + question_seconds)) waited=''
  shift
  while true; do
    read_supervisor
    if [ -n "$supervisor_problem" ]; then
      unreadable "$supervisor_problem"
      return
    fi
    sort_programs "$which" "$@" || return 0
    if [ "${#starting[@]}" -gt 0 ] && [ "$SECONDS" -lt "$until" ]; then
      sleep 1
    elif [ "${#young[@]}" -gt 0 ] && [ -z "$waited" ]; then
      waited=yes
      sleep $((settled_seconds + 1))
    else
      break
    fi
    forget
  done
  unsettled+=("${starting[@]/%/ starting}" "${young[@]/%/ restarting}")
  word=settled
  if [ "$known" -eq 0 ]; then
    word=none
  elif [ "${#unsettled[@]}" -gt 0 ]; then
    word=unsettled
    detail=$(printf '%s, ' "${unsettled[@]}")
    detail=${detail%, }
  fi
}

# sort_programs only|all-but NAME...: what supervisord says, as `known` programs, those `starting`, `young` and otherwise
# `unsettled` (`NAME STATE`). A name that is wanted and not there is unsettled too.
sort_programs() {
  local which=$1 line name state listed one
  local -A seen=()
  shift
  known=0 starting=() young=() unsettled=()
  for line in "${supervisor_lines[@]+"${supervisor_lines[@]}"}"; do
    [[ $line =~ $supervisor_line ]] || continue
    name=${BASH_REMATCH[1]} state=${BASH_REMATCH[2],,} listed=''
    for one in "$@"; do
      case $name in "$one" | "$one":* | *:"$one") listed=yes seen[$one]=yes ;; esac
    done
    case $which$listed in only | all-butyes) continue ;; esac
    known=$((known + 1))
    case $state in
      starting) starting+=("$name") ;;
      running)
        uptime_in "$line" || return 1
        [ "$uptime" -ge "$settled_seconds" ] || young+=("$name")
        ;;
      *) unsettled+=("$name $state") ;;
    esac
  done
  [ "$which" = only ] || return 0
  for one in "$@"; do
    [ -z "${seen[$one]:-}" ] || continue
    unsettled+=("$one absent")
    known=$((known + 1))
  done
}

# packages_installed PATTERN: none | some | unreadable
packages_installed() {
  local text line
  text=$(LC_ALL=C timeout "$question_seconds" dpkg-query -W -f '${Status} ${Package}\n' -- "$1" 2>&1)
  word=none
  while IFS= read -r line; do
    case $line in
      *' ok installed '*) word=some ;;
      '' | *' ok not-installed '* | *' ok config-files '* | 'dpkg-query: no packages found matching '*) ;;
      'dpkg-query: warning: '* | ' '*) ;; # of other packages
      *)
        unreadable "dpkg-query said: $line"
        return
        ;;
    esac
  done < <(printf '%s\n' "$text")
}
