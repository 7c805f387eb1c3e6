# shellcheck shell=bash
# shellcheck disable=SC2016,SC2034,SC2154 # probes.sh and package-probes.sh have what is used here and use what is set here
# Questions about many programs, or packages, of a host at once. Rules as in probes.sh.

# programs_settled only NAME... | brought PATTERN...: settled | unsettled | none | unreadable. `brought`: those whose files belong to
# packages of such names. The first reading is shared, a second one is made only when a program is young or starting; the detail
# names those that have not run for longer than a restart loop lasts.
programs_settled() {
  local how=$1 until=$((SECONDS + question_seconds)) waited='' brought=()
  shift
  if [ "$how" = brought ]; then
    programs_brought "$@" || return 0
    if [ "${#brought[@]}" -eq 0 ]; then
      word=none detail="no package $* brings a program of supervisord here; name them as programs in the environment file"
      return
    fi
    set -- "${brought[@]}"
  fi
  while true; do
    read_supervisor
    if [ -n "$supervisor_problem" ]; then
      unreadable "$supervisor_problem"
      return
    fi
    sort_programs "$@" || return 0
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
  if [ "${#unsettled[@]}" -gt 0 ]; then
    word=unsettled
    detail=$(printf '%s, ' "${unsettled[@]}")
    detail=${detail%, }
  fi
}

# sort_programs NAME...: what supervisord says of these programs, as those `starting`, `young` and otherwise `unsettled` (`NAME STATE`).
# A name that is not there is unsettled too. One that supervisord itself would leave as it is, is well.
sort_programs() {
  local index name state listed one
  local -A seen=()
  starting=() young=() unsettled=()
  for index in "${!supervisor_names[@]}"; do
    name=${supervisor_names[index]} state=${supervisor_states[index]} listed=''
    for one in "$@"; do
      case $name in "$one" | "$one":* | *:"$one") listed=$one seen[$one]=yes ;; esac
    done
    [ -n "$listed" ] || continue
    case $state in
      starting) starting+=("$name") ;;
      running)
        if [ "${supervisor_uptimes[index]}" = - ]; then
          unreadable "$supervisor_said: ${supervisor_told[index]}"
          return 1
        fi
        [ "${supervisor_uptimes[index]}" -ge "$settled_seconds" ] || young+=("$name")
        ;;
      *)
        read_supervisor_files
        if [ -n "$supervisor_files_problem" ]; then
          unreadable "$name is $state, and whether it should be is not known: $supervisor_files_problem"
          return 1
        fi
        left_as_it_is "$listed" "$state" "${supervisor_exits[index]}" || unsettled+=("$name $state")
        ;;
    esac
  done
  for one in "$@"; do [ -n "${seen[$one]:-}" ] || unsettled+=("$one absent"); done
}

# left_as_it_is PROGRAM STATE EXIT: whether supervisord itself would neither start it at its own start nor again after its end
left_as_it_is() {
  local codes
  case $(supervisor_key "program:$1" autostart) in false | off | no | 0) return 0 ;; esac
  [ "$2" = exited ] || return 1
  # It starts again by itself what ended unexpectedly; so this did not. Where it never does, the exit code tells.
  case $(supervisor_key "program:$1" autorestart) in '' | unexpected) return 0 ;; esac
  [ "$3" != - ] || return 1
  codes=$(supervisor_key "program:$1" exitcodes)
  [ -n "$codes" ] || read_supervisor_version
  case ${supervisor_version:-} in [0-3].*) codes=${codes:-0,2} ;; *) codes=${codes:-0} ;; esac
  case ",${codes//[[:space:]]/}," in *",$3,"*) ;; *) return 1 ;; esac
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
