# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # probes.sh has what is used here, others use what is set here
# What runs of a supervisor program, whoever started it. Rules as in probes.sh.

# read_processes NAME: those of the program in this namespace (a container's are another host's) in `processes`, a line for each. `orphaned PID`: supervisord started
# it, for it wrote the name into its environment; such outlive a supervisord that was killed (lab notes 7). `unsupervised PID`: another
# one started the program's file, by its path or by an interpreter, or what its section runs (program-commands.sh). `inherited PID`: it has
# the environment only, in a session of its own that was begun below the program.
read_processes() {
  local found file_patterns
  processes=''
  know_commands "$1"
  command_files "$1"
  # All that may be one, by one reading of /proc.
  found=$(LC_ALL=C exec grep -lszxE -e "SUPERVISOR_(PROCESS|GROUP)_NAME=${1//./[.]}" \
    -e "(.*/)?${1//./[.]}([.](py|pyc|sh))?" "${file_patterns[@]+"${file_patterns[@]}"}" /proc/[0-9]*/environ /proc/[0-9]*/cmdline)
  [ -z "$found" ] || processes=$(told_apart "$1" "$found")
}

# told_apart NAME FILES: what these are of NAME, a line for each that is something
told_apart() {
  local file pid session words runs environment=(-e "SUPERVISOR_PROCESS_NAME=$1" -e "SUPERVISOR_GROUP_NAME=$1")
  printf '%s\n' "$2" | sed 's,/[a-z]*$,,' | sort -u | while IFS= read -r file; do
    [ "$file/ns/pid" -ef /proc/self/ns/pid ] || continue
    pid=${file##*/}
    words=$({ tr '\0' '\n' <"$file/cmdline"; } 2>/dev/null) runs=''
    ! [[ $words =~ $interpreter([^[:space:]]*/)?"$1"(\.(py|pyc|sh))?($'\n'|$) ]] || runs=yes
    if grep -qszxF "${environment[@]}" "$file/environ"; then
      session=$(sed 's/.*) //' "$file/stat" 2>/dev/null | cut -d' ' -f4)
      if [ -n "$runs" ] || ! grep -qszxF "${environment[@]}" "/proc/$session/environ"; then
        echo "orphaned $pid"
      else
        echo "inherited $pid"
      fi
    elif [ -n "$runs" ] || runs_known_command "$1" "$file" "$words"; then
      echo "unsupervised $pid"
    fi
  done
}

# program_processes NAME: the pids of those that are its own in `program_pids`, a line for each
program_processes() {
  local kind pid processes
  program_pids=''
  read_processes "$1"
  [ -n "$processes" ] || return 0
  while read -r kind pid; do
    [ "$kind" = inherited ] || program_pids+=$pid$'\n'
  done < <(printf '%s\n' "$processes")
}

# What PID... are, for people: their command lines, of which only options and paths are told: any other word may be a secret.
told_processes() {
  local pid told=''
  for pid in "$@"; do
    told="$told${told:+, }process $pid ($({ tr '\n\0' ' \n' <"/proc/$pid/cmdline" | awk '
      NR < 2 { sub(/ .*/, "") }
      NR > 1 && (was ~ /^-(p$|-.*(pass|secret|token|key|cred))/ || !/^(-[A-Za-z]|--[a-z-]+|(-c|--configuration=)?[.]?\/[A-Za-z0-9_.\/-]*)$/) { $0 = "***" }
      { was = $0; printf "%s ", $0 }' | head -c 200; } 2>/dev/null))"
  done
  printf '%s' "$told"
}

# What PID... are, and what started them and may start them again; of those that supervisord left behind (1 first) process 1 did not.
told_with_starters() {
  local pid parent starters=()
  for pid in "$@"; do
    parent=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null)
    case " 0 $* ${starters[*]} " in *" ${parent:-0} "*) ;; *) starters+=("$parent") ;; esac
  done
  [ "$1" != 1 ] || shift
  told_processes "$@"
  [ "${#starters[@]}" -eq 0 ] || printf ', started by %s' "$(told_processes "${starters[@]}")"
}

user_id=''
# program_state NAME: absent | orphaned | unsupervised | stopped starting running backoff stopping exited fatal unknown | unreadable.
# Absent with a detail: what is left of it has only inherited its environment. Leaves how long it has run in `uptime`.
program_state() {
  local index
  read_supervisor
  if [ -n "$supervisor_problem" ]; then
    unreadable "$supervisor_problem"
    return
  fi
  [ "$EUID" = 0 ] || user_id=${user_id:-$(id -u)}
  if [ "${user_id:-0}" != 0 ]; then
    unreadable 'only root sees every process, and this is not root'
    return
  fi
  know_commands "$1"
  word=absent
  for index in "${!supervisor_names[@]}"; do
    case ${supervisor_names[index]} in
      "$1" | "$1":* | *:"$1" | *:"$1"_[0-9]*) ;;
      *) continue ;;
    esac
    [ "$word" != running ] || break
    word=${supervisor_states[index]} detail=${supervisor_told[index]} uptime=${supervisor_uptimes[index]}
  done
  [ "$word" != absent ] || leftover_state "$1"
}

# leftover_state NAME: absent | orphaned | unsupervised. What runs of a program that supervisord does not know.
leftover_state() {
  local kind pid processes orphaned=() unsupervised=() inherited=()
  word=absent detail=''
  read_processes "$1"
  [ -n "$processes" ] || return 0
  while read -r kind pid; do
    case $kind in
      orphaned) orphaned+=("$pid") ;;
      unsupervised) unsupervised+=("$pid") ;;
      inherited) inherited+=("$pid") ;;
    esac
  done < <(printf '%s\n' "$processes")
  if [ "${#orphaned[@]}" -gt 0 ]; then
    word=orphaned detail="supervisord does not know it, but it runs as $(told_with_starters 1 "${orphaned[@]}" "${unsupervised[@]}")"
  elif [ "${#unsupervised[@]}" -gt 0 ]; then
    word=unsupervised detail=$(told_with_starters "${unsupervised[@]}")
  elif [ "${#inherited[@]}" -gt 0 ]; then
    detail="$(told_processes "${inherited[@]}") has inherited its environment, is none of its files, and is left"
  fi
}
