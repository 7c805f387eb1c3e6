# shellcheck shell=bash
# shellcheck disable=SC2209 # `word=file` and `word=link` are words, not commands
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
  nginx_asked='' nginx_problem=''
}
forget

read_supervisor() {
  [ -z "$supervisor_asked" ] || return 0
  supervisor_asked=yes
  local text rc line
  text=$(
    LC_ALL=C timeout "$question_seconds" supervisorctl status 2>/dev/null | head -c "$((longest_answer + 1))"
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
    text=$(LC_ALL=C timeout "$question_seconds" supervisorctl pid 2>&1)
    [[ $text =~ ^[1-9][0-9]*$ ]] || supervisor_problem="supervisorctl status said nothing, supervisorctl pid said: ${text:-nothing}"
    return 0
  fi
  mapfile -t supervisor_lines < <(printf '%s\n' "$text")
  for line in "${supervisor_lines[@]}"; do
    [[ $line =~ $supervisor_line ]] && continue
    supervisor_problem="supervisorctl status said: $line"
    return 0
  done
}
supervisor_line='^([^[:space:]]+)[[:space:]]+(STOPPED|STARTING|RUNNING|BACKOFF|STOPPING|EXITED|FATAL|UNKNOWN)([[:space:]].*)?$'

# Processes that supervisord started as program NAME, also after it forgot them: it writes the name into
# their environment. They outlive a supervisord that was killed (lab notes 7).
program_processes() {
  local file space
  space=$(readlink /proc/self/ns/pid)
  grep -lszxF -e "SUPERVISOR_PROCESS_NAME=$1" -e "SUPERVISOR_GROUP_NAME=$1" /proc/[0-9]*/environ | while IFS= read -r file; do
    # A container's processes show here too; they are another host's.
    [ "$(readlink "${file%/environ}/ns/pid")" != "$space" ] || echo "${file//[^0-9]/}"
  done
}

# program_state NAME: absent | orphaned | stopped starting running backoff stopping exited fatal unknown | unreadable
program_state() {
  local line state pids
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
  for line in "${supervisor_lines[@]+"${supervisor_lines[@]}"}"; do
    [[ $line =~ $supervisor_line ]] || continue
    state=${BASH_REMATCH[2],,}
    case ${BASH_REMATCH[1]} in
      "$1" | "$1":* | *:"$1") if [ "$word" != running ]; then word=$state detail=$line; fi ;;
    esac
  done
  [ "$word" = absent ] || return 0
  pids=$(program_processes "$1")
  [ -n "$pids" ] || return 0
  word=orphaned
  detail="supervisord does not know it, but it runs as process ${pids//$'\n'/, }"
}

# pending_programs_of_others NAME...: none | foreign | unreadable. `update` would act on every pending change.
pending_programs_of_others() {
  local text line name mine ours lines=() others=()
  text=$(LC_ALL=C timeout "$question_seconds" supervisorctl reread 2>&1)
  mapfile -t lines < <(printf '%s\n' "$text")
  for line in "${lines[@]}"; do
    [ "$line" = 'No config updates to processes' ] && continue
    if ! [[ $line =~ ^([^[:space:]]+):\ (available|changed|disappeared)$ ]]; then
      unreadable "supervisorctl reread said: ${line:-nothing}"
      return
    fi
    name=${BASH_REMATCH[1]} mine=''
    for ours in "$@"; do [ "$name" != "$ours" ] || mine=yes; done
    [ -n "$mine" ] || others+=("$name is ${BASH_REMATCH[2]}")
  done
  word=none
  [ "${#others[@]}" -gt 0 ] || return 0
  word=foreign
  detail=$(printf '%s; ' "${others[@]}")
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

# Seconds since 1970 at which the host booted: the clock less the uptime. Both are read one after the other, and a
# busy host pauses in between, which makes the difference smaller: the largest of a few is the best.
booted_at() {
  local now up
  for _ in 1 2 3 4 5; do
    now=$(date +%s.%N)
    read -r up _ </proc/uptime
    echo "$now $up"
  done | awk '{ boot = $1 - $2; if (boot > best) best = boot } END { printf "%.2f", best }'
}

# The oldest nginx worker that accepts connections tells which configuration is served: a reload starts new
# workers, a failed one keeps the old (lab notes 7: `service nginx reload` says success also when nothing runs).
read_nginx() {
  [ -z "$nginx_asked" ] || return 0
  nginx_asked=yes
  local stat pid ticks oldest=''
  # shellcheck disable=SC2013 # pids are words
  for pid in $(grep -lsx nginx /proc/[0-9]*/comm | cut -d/ -f3); do
    case $({ tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null) in
      'nginx: worker process is shutting down'*) continue ;;
      'nginx: worker process'*) ;;
      *) continue ;;
    esac
    stat=$(cat "/proc/$pid/stat" 2>/dev/null) || continue
    # Field 22 of the line is the 20th after the parenthesis that closes the name.
    ticks=$(printf '%s' "${stat##*) }" | cut -d' ' -f20)
    if [ -z "$oldest" ] || [ "$ticks" -lt "$oldest" ]; then oldest=$ticks; fi
  done
  if [ -z "$oldest" ]; then
    nginx_problem='nginx is not running'
    return 0
  fi
  # Seconds since 1970 at which that worker started, true to about 10 ms.
  nginx_workers_since=$(awk -v boot="$(booted_at)" -v ticks="$oldest" -v hertz="$(getconf CLK_TCK)" \
    'BEGIN { printf "%.2f", boot + ticks / hertz }')
  nginx_test=$(LC_ALL=C timeout "$question_seconds" nginx -t 2>&1)
  nginx_test_rc=$?
}

# nginx_site NAME: absent | enabled | unreloaded | unreadable
nginx_site() {
  local link=/etc/nginx/sites-enabled/$1
  read_nginx
  if [ -n "$nginx_problem" ]; then
    unreadable "$nginx_problem"
  elif [ "$nginx_test_rc" -ne 0 ] && ! [[ $nginx_test == *"sites-enabled/$1"* ]]; then
    unreadable "nginx -t fails: ${nginx_test%%$'\n'*}"
  elif [ -e "$link" ] || [ -L "$link" ]; then
    word=enabled
  elif [ -n "$(find /etc/nginx/sites-enabled -maxdepth 0 -newermt "@$(($(date +%s) + 2))")" ]; then
    unreadable '/etc/nginx/sites-enabled was changed in the future: the clock went back, what nginx serves is not known'
  elif [ -n "$(find /etc/nginx/sites-enabled -maxdepth 0 -newermt "@$nginx_workers_since")" ]; then
    word=unreloaded
  else
    word=absent
  fi
}

# pending_nginx_files_of_others SITE: none | foreign | unreadable. A reload would put every edited file in force.
pending_nginx_files_of_others() {
  read_nginx
  if [ -n "$nginx_problem" ]; then
    unreadable "$nginx_problem"
    return
  fi
  word=none
  detail=$({
    find -L /etc/nginx -path /etc/nginx/sites-available -prune -o -type f ! -name "$1" -newerct "@$nginx_workers_since" -print
    find /etc/nginx/sites-enabled -type l ! -name "$1" -newerct "@$nginx_workers_since" -print
  } | sort -u | head -n 5)
  [ -z "$detail" ] || word=foreign
}
