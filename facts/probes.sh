# shellcheck shell=bash
# shellcheck disable=SC2034,SC2209 # others use what is set here; `word=file` and `word=link` are words, not commands
# Read-only questions to one host. A probe sets `word` (one of a closed set) and `detail` (why, for people).
# It must recognise every line that it reads: anything else is `unreadable`, never a guess. It decides by
# text, not by exit codes (supervisorctl before 4.0 exits 0 for nearly everything: platform contract 9).
# bash >= 4.3; no here-documents or here-strings: old bash writes them to /tmp, which may be full.

word='' detail=''
question_seconds=20
longest_answer=200000 # bytes: some thousand programs; to look through more takes longer than a host has

unreadable() {
  word=unreadable
  detail=$1
}

# Answers that several probes share are read once; after a change they must be read again.
forget() {
  supervisor_asked='' supervisor_problem='' supervisor_lines=()
  supervisor_files_asked='' nginx_asked='' nginx_problem=''
}
forget

# What it prints on stderr are warnings of Python, never its answer. Python before 3.7 reads its configuration by the locale: in C no
# Chinese comment. C.UTF-8 is on every Debian and Ubuntu, and changes no message.
supervisorctl_says() { LC_ALL=C.UTF-8 timeout "$question_seconds" supervisorctl "$@"; }

read_supervisor() {
  [ -z "$supervisor_asked" ] || return 0
  supervisor_asked=yes
  local text rc line
  text=$(
    supervisorctl_says status 2>/dev/null | head -c "$((longest_answer + 1))"
    echo "@${PIPESTATUS[0]}"
  )
  rc=${text##*@} text=${text%@*}
  if [ "$rc" -eq 124 ]; then
    supervisor_problem="supervisorctl did not answer within $question_seconds s"
    return 0
  fi
  if [ "${#text}" -gt "$longest_answer" ]; then
    supervisor_problem="supervisorctl status printed more than $longest_answer bytes"
    return 0
  fi
  # What was cut off may have named the program that is asked about.
  if [ "$rc" -gt 128 ] || [ "$text" != "${text%[!$'\n']}" ]; then
    supervisor_problem="supervisorctl status was cut off (exit code $rc) behind: ${text##*$'\n'}"
    return 0
  fi
  text=$(printf '%s' "$text")
  if [ -z "$text" ]; then
    # No programs at all looks like silence: only a daemon that tells its pid proves it.
    text=$(supervisorctl_says pid 2>/dev/null)
    [[ $text =~ ^[1-9][0-9]*$ ]] && return 0
    text=${text:-$(supervisorctl_says pid 2>&1)}
    supervisor_problem="supervisorctl status said nothing, supervisorctl pid said: ${text:-nothing}"
    return 0
  fi
  mapfile -t supervisor_lines < <(printf '%s\n' "$text")
  for line in "${supervisor_lines[@]}"; do
    [[ $line =~ $supervisor_line ]] && continue
    supervisor_problem="supervisorctl status said: $line"
    return 0
  done
}
# A name may hold blanks (supervisor 3.0b2); behind a state there are two or the end of the line.
supervisor_line='^([^[:space:]]+( [^[:space:]]+)*)[[:space:]]+(STOPPED|STARTING|RUNNING|BACKOFF|STOPPING|EXITED|FATAL|UNKNOWN)([[:space:]].*)?$'

# pending_programs_of_others NAME...: none | foreign | unreadable. `update` would act on every pending change.
pending_programs_of_others() {
  local text line name mine ours lines=() others=()
  text=$(supervisorctl_says reread 2>/dev/null)
  [ -n "$text" ] || text=$(supervisorctl_says reread 2>&1)
  mapfile -t lines < <(printf '%s\n' "$text")
  for line in "${lines[@]}"; do
    [ "$line" = 'No config updates to processes' ] && continue
    if ! [[ $line =~ ^([^[:space:]].*):\ (available|changed|disappeared)$ ]]; then
      unreadable "supervisorctl reread said: ${line:-nothing}"
      return
    fi
    name=${BASH_REMATCH[1]} mine=''
    for ours in "$@"; do [ "$name" != "$ours" ] || mine=yes; done
    [ -n "$mine" ] || others+=("$name is ${BASH_REMATCH[2]}")
  done
  none_or none foreign "${others[@]+"${others[@]}"}"
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
