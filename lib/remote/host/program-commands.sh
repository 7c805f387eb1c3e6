# shellcheck shell=bash
# shellcheck disable=SC2154 # supervisor-files.sh and program-processes.sh have what is used here
# What a section of supervisord runs, whatever its name is, and which processes run that. Rules as in probes.sh.

# Of an interpreter's options only these: others take code, which may name any file, or read it from stdin.
interpreter=$'^(([^[:space:]]*/)?(python[0-9.]*(\n-[uOBEISsx]+)*|(ba|da)?sh(\n-[euxvlBE]+)*|(perl|ruby|node)[0-9.]*(\n-w)*)\n)?'

# Of these names are tools that run many things: to be run by one says nothing of whose a process is. Nor does what lies beside them.
tools_of_many='^(env|sudo|su|runuser|gosu|nohup|nice|ionice|chrt|setsid|timeout|chroot|taskset|numactl|flock|stdbuf|xargs|pidproxy|start-stop-daemon|busybox|([bdkzac]|tc)?sh|(python|pypy|perl|ruby|node|php|lua|beam|gunicorn|uwsgi|uvicorn|celery|docker|supervisor|redis-|apache|nginx).*|java|erl|mono|dotnet|haproxy|memcached)$'
folders_of_many='^(/usr(/local)?)?/s?bin/'

# What is known of program NAME, a line `PATH WORD...` for each command: its file, and the words behind it, `!` before those that tell which
# of several things it runs. Of a file that is gone it is known still: what it had begun is looked for after it was removed.
declare -gA known_commands=()
know_commands() {
  local line words path word all rest
  case $commands_asked in *$'\n'"$1"$'\n'*) return 0 ;; esac
  commands_asked+=$1$'\n'
  read_supervisor_files
  for line in "${supervisor_sections[@]+"${supervisor_sections[@]}"}"; do
    case $line in *$'\t'program:"$1"$'\tcommand='*) command_words "$line" ;; *) continue ;; esac
    [[ $words =~ $interpreter ]]
    words=${words#"${BASH_REMATCH[0]}"}$'\n'
    path=${words%%$'\n'*} words=${words#*$'\n'}
    if ! of_one_program "$path" || run_by_others "$1" "$path"; then continue; fi
    all=$path rest=$words
    while [ -n "$rest" ]; do
      word=${rest%%$'\n'*} rest=${rest#*$'\n'}
      case $word in
        '') ;;
        *"$1"*) all="$all !$word" ;;
        -*) all="$all .$word" ;;
        *) if [[ $words == "$word"$'\n'* ]]; then all="$all !$word"; else all="$all .$word"; fi ;;
      esac
    done
    case $'\n'${known_commands[$1]:-} in *$'\n'"$all"$'\n'*) ;; *) known_commands[$1]=${known_commands[$1]:-}$all$'\n' ;; esac
  done
}

# of_one_program PATH: whether it is no tool of many, nor leads to one
of_one_program() {
  local one
  [[ $1 =~ ^/[A-Za-z0-9_./+:@=,-]+$ ]] || return 1
  for one in "$1" "$(readlink -f -- "$1")"; do
    if [[ ${one##*/} =~ $tools_of_many ]] || [[ $one =~ $folders_of_many ]]; then return 1; fi
  done
}

# command_words LINE: leaves in `words` those of a command in supervisor_sections, one a line, without quotes
command_words() {
  local name=${1#*$'\t'}
  name=${name%%$'\t'*} words=${1#*$'\tcommand='}
  words=${words//'%(program_name)s'/${name#*:}}
  words=${words//'%(here)s'/${supervisor_conf%/*}}
  words=${words//[\"\']/}
  words=${words//[[:space:]]/$'\n'}
  while [[ $words == *$'\n\n'* ]]; do words=${words//$'\n\n'/$'\n'}; done
}

# run_by_others NAME PATH: whether another section names that file
run_by_others() {
  local line words
  for line in "${supervisor_sections[@]}"; do
    case $line in *$'\t'program:"$1"$'\t'*) ;; *$'\tcommand='*)
      command_words "$line"
      case $'\n'$words$'\n' in *$'\n'"$2"$'\n'*) return 0 ;; esac
      ;;
    esac
  done
  return 1
}

# command_files NAME: patterns of its files' names, however a command line gives their folders, in `file_patterns`
command_files() {
  local path char rest=${known_commands[$1]:-}
  file_patterns=()
  while [ -n "$rest" ]; do
    path=${rest%%$'\n'*} rest=${rest#*$'\n'}
    path=${path%% *}
    path=${path##*/}
    # Of what a path may hold these are no letters to grep.
    for char in . +; do path=${path//"$char"/[$char]}; done
    file_patterns+=(-e "(.*/)?$path")
  done
}

# runs_known_command NAME /proc/PID WORDS: whether it runs a file that is known of the program, as its command would: with the words that tell
# what is run, and with no others but plain options. What another program of a supervisord started is that one's.
runs_known_command() {
  local words=$3 first path known word
  [ -n "${known_commands[$1]:-}" ] || return 1
  ! grep -qsza '^SUPERVISOR_PROCESS_NAME=' "$2/environ" || return 1
  [[ $words =~ $interpreter ]]
  words=${words#"${BASH_REMATCH[0]}"}$'\n'
  first=${words%%$'\n'*} words=${words#*$'\n'}
  case ${BASH_REMATCH[0]:+script:}$first in
    /* | script:/*) ;;
    */* | script:*) first=$2/cwd/$first ;;
    *) first=$2/exe ;;
  esac
  while read -r path known; do
    if [ "$first" = "$path" ] || [ "$first" -ef "$path" ]; then said_as "$words" "$known" && return 0; fi
  done < <(printf '%s' "${known_commands[$1]}")
  return 1
}

# said_as WORDS KNOWN: whether a process' words, one a line, are such as a known command's
said_as() {
  local word known=()
  read -ra known < <(printf '%s\n' "$2")
  for word in "${known[@]+"${known[@]}"}"; do
    case $word$'\n'$1 in .* | *$'\n'"${word#!}"$'\n'*) ;; *) return 1 ;; esac
  done
  while IFS= read -r word; do
    if [[ $word =~ ^(-[A-Za-z]|--[a-z-]+)?$ ]]; then continue; fi
    case " $2 " in *" !$word "* | *" .$word "*) ;; *) return 1 ;; esac
  done < <(printf '%s' "$1")
}
