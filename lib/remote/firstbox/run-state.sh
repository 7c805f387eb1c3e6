# shellcheck shell=bash
# shellcheck disable=SC2034 # run_header, run_since, run_folder and old_lock_folder are read by what this file is put into
# Runs on the firstbox leave a journal each, /var/log/boss-cdktf/ZONE/nSEQUENCE-TIME.NAME.NONCE, readable by root only. Its first line
# tells the process that writes it, its last one that the run came to its end. The sequence orders them, whatever the clock did.
# The version before wrote TIME.NAME.NONCE, which sorts before all of these.

journals=/var/log/boss-cdktf
run_folder=/run/boss-cdktf # locks, and who is asked to stop
old_lock_folder=/run/lock  # the version before had both there, where every user may write

# own_folder FOLDER: no link, this user's, and nobody else may write to it
own_folder() { [[ $(stat -c '%F %u %a' -- "$1" 2>/dev/null) =~ ^directory\ $EUID\ [0-7]*[0-7][0145][0145]$ ]]; }

# own_file FILE: plain, no link, this user's
own_file() { [ -f "$1" ] && ! [ -L "$1" ] && [ -O "$1" ]; }

# journals_readable ZONE: whether nobody but root can have put something there; `unsafe` is the folder where it is not so
journals_readable() {
  for unsafe in "$journals" "$journals/$1"; do
    if { [ -e "$unsafe" ] || [ -L "$unsafe" ]; } && ! own_folder "$unsafe"; then return 1; fi
  done
}

# journals_of ZONE: the oldest first
journals_of() {
  local file unsafe
  journals_readable "$1" || return 1
  while IFS= read -r file; do
    if own_file "$file"; then printf '%s\n' "$file"; fi
  done < <(compgen -G "$journals/$1/*.*.*" | LC_ALL=C sort)
}

# journal_of ZONE NONCE
journal_of() {
  local file
  while IFS= read -r file; do
    case $file in *."$2")
      printf '%s' "$file"
      return
      ;;
    esac
  done < <(journals_of "$1")
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
  local stat=''
  { IFS= read -r stat <"/proc/$run_pid/stat"; } 2>/dev/null || return 1
  [ "$(started_at "$stat")" = "$run_started" ] && [ "$(cat /proc/sys/kernel/random/boot_id)" = "$run_boot" ]
}

# run_ended JOURNAL: after `run_begun`
run_ended() { [ "$(tail -n 1 -- "$1")" = "@@$run_nonce ended" ]; }

# started_at STAT: the 22nd word of /proc/PID/stat; the second one may hold blanks
started_at() {
  local words
  read -ra words < <(printf '%s\n' "${1##*) }")
  printf '%s' "${words[19]}"
}

# newest_journals ZONE: the last one of each name, the newest first
newest_journals() {
  journals_of "$1" | LC_ALL=C sort -r | awk -F/ '{ split($NF, part, "."); if (!seen[part[2]]++) print }'
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
  local journal state open zone=$1 unsafe
  shift
  if ! journals_readable "$zone"; then
    "$@" unreadable "$unsafe" - - -
    return
  fi
  while IFS= read -r journal; do
    run_begun "$journal" || continue # nothing was begun
    ! run_ended "$journal" || continue
    if run_alive; then state=running; else state=unended; fi
    open=$(left_open "$journal" "$run_nonce")
    "$@" "$state" "$run_nonce" "$run_since" "$run_header" "${open:--}"
  done < <(newest_journals "$zone")
}
