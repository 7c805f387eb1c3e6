# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154,SC2209 # others use what is set here, supervisor-state.sh sets what it reads; `word=file` and `word=link` are words, not commands
# Read-only questions to one host. A probe sets `word` (one of a closed set) and `detail` (why, for people).
# It must recognise every line that it reads: anything else is `unreadable`, never a guess. It decides by
# text, not by exit codes (supervisorctl before 4.0 exits 0 for nearly everything: platform contract 9).
# bash >= 4.3; no here-documents or here-strings: old bash writes them to /tmp, which may be full.

word='' detail='' supervisor_way=''
question_seconds=20
# ASSUMED: a program that dies at its start does so within these seconds (platform contract 9.1).
settled_seconds=10
longest_answer=200000 # bytes: some thousand programs; to look through more takes longer than a host has

unreadable() {
  word=unreadable
  detail=$1
}

# Answers that several probes share are read once; after a change they must be read again.
forget() {
  supervisor_asked='' supervisor_problem='' supervisor_names=() supervisor_states=() supervisor_uptimes=() supervisor_exits=() supervisor_told=()
  supervisor_files_asked='' nginx_asked='' nginx_problem=''
}
forget

# Processes of program NAME in this namespace (a container's are another host's), a line for each. `orphaned PID`: supervisord started
# it, for it wrote the name into its environment; such outlive a supervisord that was killed (lab notes 7). `unsupervised PID`: another
# one started the program's file, by its path or by an interpreter. `inherited PID`: it has the environment only, in a session of its own
# that was begun below the program.
# Of an interpreter's options only these: others take code, which may name any file, or read it from stdin.
interpreter=$'^(([^[:space:]]*/)?(python[0-9.]*(\n-[uOBEISsx]+)*|(ba|da)?sh(\n-[euxvlBE]+)*|(perl|ruby|node)[0-9.]*(\n-w)*)\n)?'
processes_of() {
  local file pid space session words runs environment=(-e "SUPERVISOR_PROCESS_NAME=$1" -e "SUPERVISOR_GROUP_NAME=$1")
  space=$(readlink /proc/self/ns/pid)
  {
    grep -lszxF "${environment[@]}" /proc/[0-9]*/environ
    grep -lszxE "(.*/)?${1//./[.]}([.](py|pyc|sh))?" /proc/[0-9]*/cmdline
  } | sed 's,/[a-z]*$,,' | sort -u | while IFS= read -r file; do
    [ "$(readlink "$file/ns/pid")" = "$space" ] || continue
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
    elif [ -n "$runs" ]; then
      echo "unsupervised $pid"
    fi
  done
}
program_processes() { processes_of "$1" | sed -n 's/^\(orphaned\|unsupervised\) //p'; }

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

# program_state NAME: absent | orphaned | unsupervised | stopped starting running backoff stopping exited fatal unknown | unreadable.
# Absent with a detail: what is left of it has only inherited its environment. Leaves how long it has run in `uptime`.
program_state() {
  local index
  read_supervisor
  if [ -n "$supervisor_problem" ]; then
    unreadable "$supervisor_problem"
    return
  fi
  if [ "$(id -u)" != 0 ]; then
    unreadable 'only root sees every process, and this is not root'
    return
  fi
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
  local kind pid orphaned=() unsupervised=() inherited=()
  word=absent detail=''
  while read -r kind pid; do
    case $kind in
      orphaned) orphaned+=("$pid") ;;
      unsupervised) unsupervised+=("$pid") ;;
      inherited) inherited+=("$pid") ;;
    esac
  done < <(processes_of "$1")
  if [ "${#orphaned[@]}" -gt 0 ]; then
    word=orphaned detail="supervisord does not know it, but it runs as $(told_with_starters 1 "${orphaned[@]}" "${unsupervised[@]}")"
  elif [ "${#unsupervised[@]}" -gt 0 ]; then
    word=unsupervised detail=$(told_with_starters "${unsupervised[@]}")
  elif [ "${#inherited[@]}" -gt 0 ]; then
    detail="$(told_processes "${inherited[@]}") has inherited its environment, is none of its files, and is left"
  fi
}

# none_or NONE SOME SENTENCE...: the answer is NONE where there is no sentence, else SOME and all of them
none_or() {
  word=$1
  [ "$#" -gt 2 ] || return 0
  word=$2 detail=$(printf '%s; ' "${@:3}")
  detail=${detail%; }
}

# path_state PATH: absent | file | directory | link | other | unreadable
path_state() {
  local text
  if text=$(LC_ALL=C stat -c %F -- "$1" 2>&1); then
    case $text in
      'regular file' | 'regular empty file') word=file ;;
      directory) word=directory ;;
      'symbolic link') word=link ;;
      *) word=other detail=$text ;;
    esac
    return
  fi
  case $text in
    *': No such file or directory' | *': Not a directory') word=absent ;;
    *) unreadable "$text" ;;
  esac
}

# plain_file PATH: 1, and the answer absent | unreadable, when there is no plain file to be read
plain_file() {
  path_state "$1"
  case $word in
    file) return 0 ;;
    absent | unreadable) ;;
    *) unreadable "$1 is not a plain file but: $word" ;;
  esac
  return 1
}

# file_sha256 PATH: absent | the sha256 of a plain file | unreadable
file_sha256() {
  local text
  plain_file "$1" || return 0
  text=$({ LC_ALL=C sha256sum <"$1"; } 2>&1)
  if [[ $text =~ ^([0-9a-f]{64})\ \ -$ ]]; then word=${BASH_REMATCH[1]}; else unreadable "sha256sum said: $text"; fi
}

# files_matching DIRECTORY PATTERN: none | some | unreadable
files_matching() {
  if ! [ -d "$1" ] || ! [ -x "$1" ] || ! [ -r "$1" ]; then
    unreadable "$1 is not a directory that can be read"
    return
  fi
  local names=()
  mapfile -t names < <(compgen -G "$1/$2")
  word=none
  [ "${#names[@]}" -gt 0 ] || return 0
  word=some
  detail="${#names[@]}: ${names[*]##*/}"
}
