# shellcheck shell=bash
# shellcheck disable=SC2034 # run_about, run_since and run_ended are read by what this file is put into
# Runs on the firstbox leave a journal each, /var/log/boss-cdktf/ZONE/TIME.NAME.NONCE, readable by root only. Its first line tells
# the process that writes it, its last one that the run came to its end.

journals=/var/log/boss-cdktf

# run_begun JOURNAL: what its first line tells; 1 when it has none
run_begun() {
  local line='' pattern='^@@([0-9a-f]+) begun ([0-9]+) ([0-9]+) ([0-9a-f-]+) ([0-9]+) ([A-Za-z0-9+/=]+)$'
  IFS= read -r line 2>/dev/null <"$1" || return 1
  [[ $line =~ $pattern ]] || return 1
  run_nonce=${BASH_REMATCH[1]} run_pid=${BASH_REMATCH[2]} run_started=${BASH_REMATCH[3]} run_boot=${BASH_REMATCH[4]}
  run_since=${BASH_REMATCH[5]} run_about=${BASH_REMATCH[6]}
}

# run_alive: whether the process that `run_begun` told is there; another one may have got its number
run_alive() {
  local stat=''
  [ "$(cat /proc/sys/kernel/random/boot_id)" = "$run_boot" ] || return 1
  { IFS= read -r stat <"/proc/$run_pid/stat"; } 2>/dev/null || return 1
  [ "$(started_at "$stat")" = "$run_started" ]
}

# started_at STAT: the 22nd word of /proc/PID/stat; the second one may hold blanks
started_at() {
  local words
  read -ra words < <(printf '%s\n' "${1##*) }")
  printf '%s' "${words[19]}"
}

# newest_journals ZONE: the last one of each name
newest_journals() {
  compgen -G "$journals/$1/*.*.*" | LC_ALL=C sort -r | awk -F/ '{ split($NF, part, "."); if (!seen[part[2]]++) print }'
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

# each_open_run ZONE COMMAND...: COMMAND STATE NONCE SINCE ABOUT OPEN for every run that did not come to its end, STATE `running` or `unended`
each_open_run() {
  local journal state open zone=$1
  shift
  while IFS= read -r journal; do
    run_begun "$journal" || continue # nothing was begun
    [ "$(tail -n 1 -- "$journal")" != "@@$run_nonce ended" ] || continue
    if run_alive; then state=running; else state=unended; fi
    open=$(left_open "$journal" "$run_nonce")
    "$@" "$state" "$run_nonce" "$run_since" "$run_about" "${open:--}"
  done < <(newest_journals "$zone")
}
