# shellcheck shell=bash
# shellcheck disable=SC2034 # what is found, run_header, run_since, run_folder and old_lock_folder are read by what this file is put into
# Runs on the firstbox leave a journal each, /var/log/boss-cdktf/ZONE/nSEQUENCE-TIME.NAME.NONCE, readable by root only. Its first line
# tells the process that writes it, its last one that the run came to its end. The sequence orders them, whatever the clock did.
# The version before wrote TIME.NAME.NONCE, which sorts before all of these.

journals=/var/log/boss-cdktf
run_folder=/run/boss-cdktf # locks, and who is asked to stop
old_lock_folder=/run/lock  # the version before had both there, where every user may write

# kinds_of FOLDER...: what each is, whose and with which mode, a line each, in `kinds`. One process tells of all.
kinds_of() { kinds=$(LC_ALL=C exec stat -c '%F %u %a' -- "$@" 2>/dev/null); }

# own_folder FOLDER: no link, this user's, and nobody else may write to it
own_folder() {
  local kinds
  kinds_of "$1"
  [[ $kinds =~ ^$own_kind$ ]]
}
own_kind="directory $EUID [0-7]*[0-7][0145][0145]"

# own_file FILE: plain, no link, this user's
own_file() { [ -f "$1" ] && ! [ -L "$1" ] && [ -O "$1" ]; }

# journals_readable ZONE: whether nobody but root can have put something there; `unsafe` is the folder where it is not so
journals_readable() {
  local kinds
  kinds_of "$journals" "$journals/$1"
  [[ $kinds =~ ^$own_kind$'\n'$own_kind$ ]] && return
  for unsafe in "$journals" "$journals/$1"; do
    if { [ -e "$unsafe" ] || [ -L "$unsafe" ]; } && ! own_folder "$unsafe"; then return 1; fi
  done
}

# find_journals ZONE: in `found_journals`, the oldest first; 1 where they are not readable
find_journals() {
  local LC_ALL=C file # by bytes
  found_journals=()
  journals_readable "$1" || return
  for file in "$journals/$1"/*.*.*; do
    if own_file "$file"; then found_journals+=("$file"); fi
  done
}

# find_journal ZONE NONCE: in `found_journal`, empty where there is none
find_journal() {
  local found_journals file unsafe
  found_journal=''
  find_journals "$1"
  for file in "${found_journals[@]+"${found_journals[@]}"}"; do
    case $file in *."$2") found_journal=$file && return ;; esac
  done
}

# is_of_before JOURNAL: whether the version before wrote it
is_of_before() { [[ ${1##*/} =~ ^[0-9]{8}T ]]; }

# run_begun JOURNAL: what its first line tells; 1 when it has none
run_begun() {
  local line='' pattern='^@@([0-9a-f]+) begun ([0-9]+) ([0-9]+) ([0-9a-f-]+) ([0-9]+) ([A-Za-z0-9+/=]+)$'
  { IFS= read -r line <"$1"; } 2>/dev/null || return 1
  [[ $line =~ $pattern ]] || return 1
  run_nonce=${BASH_REMATCH[1]} run_pid=${BASH_REMATCH[2]} run_started=${BASH_REMATCH[3]} run_boot=${BASH_REMATCH[4]}
  run_since=${BASH_REMATCH[5]} run_header=${BASH_REMATCH[6]}
}

# run_alive: whether the process that `run_begun` told is there; another one may have got its number
run_alive() {
  local stat='' boot='' started
  { IFS= read -r stat <"/proc/$run_pid/stat" && IFS= read -r boot </proc/sys/kernel/random/boot_id; } 2>/dev/null || return 1
  read_started "$stat"
  [ "$started" = "$run_started" ] && [ "$boot" = "$run_boot" ]
}

# run_ended JOURNAL: after `run_begun`
run_ended() { [ "$(exec tail -n 1 -- "$1")" = "@@$run_nonce ended" ]; }

# read_started STAT: in `started` the 22nd word of /proc/PID/stat; the second one may hold blanks
read_started() {
  local words
  # shellcheck disable=SC2206 # a letter and numbers
  words=(${1##*) })
  started=${words[19]:-}
}

# find_newest ZONE: in `newest` the last journal of each name, the newest first, and in `last_lines` how these end; 1 where they are not
# readable. A line that was cut off stands there together with the next one.
find_newest() {
  local found_journals number name
  local -A seen=()
  newest=() last_lines=''
  find_journals "$1" || return
  for ((number = ${#found_journals[@]} - 1; number >= 0; number--)); do
    name=${found_journals[number]##*/} name=${name#*.} name=${name%%.*}
    [ -n "${seen[$name]:-}" ] || newest+=("${found_journals[number]}")
    seen[$name]=yes
  done
  [ "${#newest[@]}" -eq 0 ] || last_lines=$'\n'$(exec tail -qn 1 -- "${newest[@]}" 2>/dev/null)$'\n'
}

# left_open JOURNAL NONCE: HOST:STEP of what was begun on hosts and has no verdict, HOST:- where a host has not reported its end
left_open() {
  # shellcheck disable=SC2016 # awk's fields, not the shell's
  awk -v mark="@@$2" '
    $1 != mark { next }
    $2 == "calling" { open["firstbox"] = "-" }
    $2 == "updating" { delete open[updated]; updated = $3; open[updated] = "-" }
    $2 == "pushed" { delete open["firstbox"]; delete open[updated] }
    $2 == "changing" { for (i = 3; i <= NF; i++) open[$i] = "-" }
    $2 == "from" && $4 == "end" { delete open[$3] }
    $2 == "from" && $4 == "step" && ($3 in open) { open[$3] = $6 == "acting" ? $5 : "-" }
    END { for (host in open) printf "%s%s:%s", separator++ ? "," : "", host, open[host] }' "$1"
}

# each_open_run ZONE COMMAND...: COMMAND STATE NONCE SINCE HEADER OPEN for every run that did not come to its end, STATE `running` or
# `unended`; `unreadable`, the folder as NONCE, where what lies there may not be root's
each_open_run() {
  local journal state open zone=$1 unsafe newest last_lines
  shift
  if ! find_newest "$zone"; then
    "$@" unreadable "$unsafe" - - -
    return
  fi
  for journal in "${newest[@]+"${newest[@]}"}"; do
    run_begun "$journal" || continue # nothing was begun
    case $last_lines in *$'\n'"@@$run_nonce ended"$'\n'*) continue ;; esac
    ! run_ended "$journal" || continue
    if run_alive; then state=running; else state=unended; fi
    open=$(left_open "$journal" "$run_nonce")
    "$@" "$state" "$run_nonce" "$run_since" "$run_header" "${open:--}"
  done
}
