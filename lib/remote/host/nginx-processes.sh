# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # probes.sh has what is used here, nginx-probes.sh uses what is set here
# The nginx of a host that counts: its master, its workers, since when it serves what it serves. Rules as in probes.sh.

nginx_folder=/etc/nginx

# A few lines with the clock and the uptime: the host booted at the clock, in seconds since 1970, less the uptime. Both are read one after
# the other, and a busy host pauses in between, which makes the difference smaller: the largest of a few is the best.
clocks() {
  local now up
  for _ in 1 2 3 4 5; do
    # A bash before 5.0 does not know it.
    now=${EPOCHREALTIME:-$(date +%s.%N)}
    read -r up _ </proc/uptime
    echo "clock ${now/,/.} $up"
  done
}

# Masters that work for $nginx_folder/nginx.conf in this namespace, in `nginx_masters`: without -c and -p the nginx of the PATH does. The
# starts of their workers that accept connections, in clock ticks, in `nginx_workers` as `MASTER START`, and the oldest one in `oldest`. A
# reload starts new workers, a failed one keeps the old (lab notes 7: `service nginx reload` says success also when nothing runs).
read_nginx_processes() {
  local pid line file fields word workers=() worker
  nginx_masters=() nginx_workers=() oldest=''
  # shellcheck disable=SC2013 # paths without blanks
  for file in $(exec grep -lsx nginx /proc/[0-9]*/comm); do
    pid=${file#/proc/} pid=${pid%/comm}
    [ "/proc/$pid/ns/pid" -ef /proc/self/ns/pid ] || continue
    line=''
    { while IFS= read -r -d '' word || [ -n "$word" ]; do line+="$word "; done <"/proc/$pid/cmdline"; } 2>/dev/null
    case $line in
      'nginx: worker process is shutting down'*) ;;
      'nginx: worker process'*)
        # Behind the parenthesis that closes the name: the parent is the second field, the start the 20th.
        { IFS= read -r line <"/proc/$pid/stat"; } 2>/dev/null || continue
        # shellcheck disable=SC2206 # a letter and numbers
        fields=(${line##*) })
        workers+=("${fields[1]} ${fields[19]}")
        ;;
      'nginx: master process'*)
        if [[ $line =~ [[:space:]]-c[[:space:]]*([^[:space:]]+) ]]; then
          [ "${BASH_REMATCH[1]}" -ef "$nginx_folder/nginx.conf" ] || continue
        else
          ! [[ $line =~ [[:space:]]-p ]] || continue
          nginx_program=${nginx_program:-$(command -v nginx)}
          if ! [ "/proc/$pid/exe" -ef "$nginx_program" ]; then
            # An upgrade of the package replaces the file of the one that runs.
            file=$(exec readlink "/proc/$pid/exe")
            [ "${file% (deleted)}" = "$(exec readlink -f "$nginx_program")" ] || continue
          fi
        fi
        nginx_masters+=("$pid")
        ;;
    esac
  done
  for worker in "${workers[@]+"${workers[@]}"}"; do
    case " ${nginx_masters[*]} " in *" ${worker% *} "*) ;; *) continue ;; esac
    nginx_workers+=("$worker")
    if [ -z "$oldest" ] || [ "${worker#* }" -lt "$oldest" ]; then oldest=${worker#* }; fi
  done
}

# Leaves in `nginx_workers_since` since when what nginx serves was loaded, in seconds since 1970, true to about 10 ms: since its oldest worker
# started. One that was started for another that was killed tells nothing of that, and the master's log tells of it. Where all are such,
# `nginx_all_killed`: it was loaded since the master started, no more is known.
read_loaded_since() {
  clock_ticks=${clock_ticks:-$(getconf CLK_TCK)}
  read -r nginx_workers_since nginx_all_killed < <({
    clocks
    killed_workers "${nginx_masters[@]}"
    printf 'worker %s\n' "${nginx_workers[@]}"
  } | awk -v hertz="$clock_ticks" '
    $1 == "clock" { if ($2 - $3 > boot) boot = $2 - $3; next }
    $1 == "killed" { killed[$2] = killed[$2 + 1] = killed[$2 - 1] = 1; next }
    { start = boot + $3 / hertz }
    $1 == "worker" { workers[++count] = start }
    $1 == "master" && (!master || start < master) { master = start }
    END {
      for (i = 1; i <= count; i++)
        if (!(int(workers[i]) in killed) && (!oldest || workers[i] < oldest)) oldest = workers[i]
      printf "%.2f %s\n", oldest ? oldest : master, oldest ? "" : "yes"
    }')
}

# killed_workers MASTER...: its start, in clock ticks, and when a worker of it was killed, as its log tells, in seconds since 1970
killed_workers() {
  local pid line fields text
  for pid in "$@"; do
    line=''
    { IFS= read -r line <"/proc/$pid/stat"; } 2>/dev/null
    # shellcheck disable=SC2206 # a letter and numbers
    fields=(${line##*) })
    printf 'master %s %s\n' "$pid" "${fields[19]:-}"
    [ -f "/proc/$pid/fd/2" ] || continue
    text=$(tail -c 300000 "/proc/$pid/fd/2" 2>/dev/null | grep -aE "\[alert\] $pid#[0-9]+: worker process [0-9]+ exited on signal")
    [ -z "$text" ] || printf '%s\n' "$text" | cut -c1-19 | tr / - | date -f - '+killed %s' 2>/dev/null
  done
}

read_nginx() {
  [ -z "$nginx_asked" ] || return 0
  nginx_asked=yes
  local oldest text rc
  read_nginx_processes
  if [ -z "$oldest" ]; then
    nginx_problem='nginx is not running'
    return 0
  fi
  read_loaded_since
  text=$(LC_ALL=C timeout "$question_seconds" nginx -t 2>&1)
  rc=$?
  nginx_complaint=''
  if [ "$rc" -eq 124 ]; then
    nginx_complaint="nginx -t did not end within $question_seconds s"
  elif [ "$rc" -ne 0 ]; then
    # Before the line that counts it may warn of what it takes.
    nginx_complaint="nginx -t fails: $(printf '%s\n' "$text" | grep -am1 -E '\[(emerg|alert|crit)\]' || printf '%s' "${text%%$'\n'*}")"
  fi
}
