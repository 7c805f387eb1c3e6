# shellcheck shell=bash
# shellcheck disable=SC2034,SC2209 # others use what is set here; `word=file` and `word=link` are words, not commands
# Read-only questions to one host. A probe sets `word` (one of a closed set) and `detail` (why, for people).
# It must recognise every line that it reads: anything else is `unreadable`, never a guess. It decides by
# text, not by exit codes (supervisorctl before 4.0 exits 0 for nearly everything).
# bash >= 4.3; no here-documents or here-strings: old bash writes them to /tmp, which may be full.

word='' detail='' supervisor_way=''
question_seconds=20
# ASSUMED: a program that dies at its start does so within these seconds.
settled_seconds=10
# Bytes: some thousand programs; to look through more takes longer than a host has.
longest_answer=200000

unreadable() {
  word=unreadable
  detail=$1
}

# Answers that several probes share are read once; after a change they must be read again.
forget() {
  supervisor_asked='' supervisor_problem='' supervisor_names=() supervisor_states=() supervisor_uptimes=() supervisor_exits=() supervisor_told=()
  supervisor_files_asked='' commands_asked=$'\n' nginx_asked='' nginx_problem='' site_asked='' ports_asked=''
}
forget

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
  if [ -L "$1" ]; then
    word=link
  elif [ -f "$1" ]; then
    word=file
  elif [ -d "$1" ]; then
    word=directory
  elif text=$(LC_ALL=C exec stat -c %F -- "$1" 2>&1); then
    word=other detail=$text
  else
    case $text in
      *': No such file or directory' | *': Not a directory') word=absent ;;
      *) unreadable "$text" ;;
    esac
  fi
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
