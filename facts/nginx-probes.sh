# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # probes.sh has what is used here and uses what is set here
# Questions about what the nginx of a host serves. Rules as in probes.sh.

nginx_folder=/etc/nginx

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

# Masters that work for $nginx_folder/nginx.conf in this namespace, in `nginx_masters`; the start of the oldest of their workers that
# accept connections, in clock ticks, in `oldest`. A reload starts new workers, a failed one keeps the old (lab notes 7: `service
# nginx reload` says success also when nothing runs).
read_nginx_processes() {
  local pid line fields space workers=() worker
  space=$(readlink /proc/self/ns/pid)
  nginx_masters=() oldest=''
  # shellcheck disable=SC2013 # pids are words
  for pid in $(grep -lsx nginx /proc/[0-9]*/comm | cut -d/ -f3); do
    [ "$(readlink "/proc/$pid/ns/pid" 2>/dev/null)" = "$space" ] || continue
    line=$({ tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null)
    case $line in
      'nginx: worker process is shutting down'*) ;;
      'nginx: worker process'*)
        # Behind the parenthesis that closes the name: the parent is the second field, the start the 20th.
        line=$(cat "/proc/$pid/stat" 2>/dev/null) || continue
        read -ra fields < <(printf '%s\n' "${line##*) }")
        workers+=("${fields[1]} ${fields[19]}")
        ;;
      'nginx: master process'*)
        if ! [[ $line =~ [[:space:]]-c[[:space:]]*([^[:space:]]+) ]] || [ "${BASH_REMATCH[1]}" = "$nginx_folder/nginx.conf" ]; then
          nginx_masters+=("$pid")
        fi
        ;;
    esac
  done
  for worker in "${workers[@]+"${workers[@]}"}"; do
    case " ${nginx_masters[*]} " in *" ${worker% *} "*) ;; *) continue ;; esac
    if [ -z "$oldest" ] || [ "${worker#* }" -lt "$oldest" ]; then oldest=${worker#* }; fi
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
  # Seconds since 1970 at which that worker started, true to about 10 ms.
  nginx_workers_since=$(awk -v boot="$(booted_at)" -v ticks="$oldest" -v hertz="$(getconf CLK_TCK)" \
    'BEGIN { printf "%.2f", boot + ticks / hertz }')
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

# What a directive is given in files, one line for each time it stands there: nginx_directive NAME FILE...
nginx_directive() {
  local name=$1
  shift
  awk -v name="$name" '
    { sub(/#.*/, ""); gsub(/[\t\r]/, " "); text = text " " $0 }
    END {
      count = split(text, parts, /[;{}]/)
      for (i = 1; i <= count; i++)
        if (sub("^ *" name " +", "", parts[i])) { gsub(/["\047]/, "", parts[i]); sub(/ +$/, "", parts[i]); print parts[i] }
    }' "$@"
}

# Leaves in `nginx_files` the files that nginx would load now: what includes reach from nginx.conf, to a depth of four.
read_nginx_files() {
  local level=("$nginx_folder/nginx.conf") next patterns pattern file
  nginx_files=()
  for _ in 1 2 3 4; do
    next=()
    mapfile -t patterns < <(nginx_directive include "${level[@]}" 2>/dev/null)
    nginx_files+=("${level[@]}")
    for pattern in "${patterns[@]}"; do
      case $pattern in /*) ;; *) pattern=$nginx_folder/$pattern ;; esac
      while IFS= read -r file; do
        if [ -f "$file" ] && [ -r "$file" ]; then next+=("$file"); fi
      done < <(compgen -G "$pattern")
    done
    [ "${#next[@]}" -gt 0 ] || break
    level=("${next[@]}")
  done
}

# Leaves in `site_copies` what nginx loads of a site under another name: names that begin with the site's, links to its file, copies, and
# its name behind a number where no package brought that file.
read_site_copies() {
  local file available=$nginx_folder/sites-available/$1
  site_copies=()
  read_nginx_files
  for file in "${nginx_files[@]}"; do
    case $file in "$nginx_folder/sites-enabled/$1") continue ;; esac
    case ${file##*/} in
      "$1"?*) site_copies+=("$file") ;;
      [0-9]*"$1") if [[ ${file##*/} =~ ^[0-9]+[-_.]?"$1"$ ]] && ! dpkg-query -S "$(readlink -f "$file")" &>/dev/null; then site_copies+=("$file"); fi ;;
      *) if [ -s "$available" ] && { [ "$file" -ef "$available" ] || cmp -s -- "$file" "$available"; }; then site_copies+=("$file"); fi ;;
    esac
  done
}

# Whether sites-enabled is as old as what is served: nothing came there or went since the oldest worker started.
nginx_is_reloaded() { [ -z "$(find "$nginx_folder/sites-enabled" -maxdepth 0 -newermt "@$nginx_workers_since")" ]; }

# Leaves in `ports_left` the TCP ports on which nginx listens and that no file of now gives it; 1 where its sockets cannot be told.
read_ports_left() {
  local pid inodes listening port given='80'
  ports_left=()
  for pid in "${nginx_masters[@]}"; do
    inodes=" $(readlink "/proc/$pid/fd/"* | sed -n 's/^socket:\[\([0-9]*\)\]$/\1/p' | tr '\n' ' ')"
    listening="${listening:-} $(awk -v inodes="$inodes" '$4 == "0A" && index(inodes, " " $10 " ") { sub(/.*:/, "", $2); print $2 }' \
      "/proc/$pid/net/tcp" "/proc/$pid/net/tcp6" 2>/dev/null | tr '\n' ' ')"
  done
  [ -n "${listening//[[:space:]]/}" ] || return 1
  read_nginx_files
  while IFS= read -r port; do
    port=${port%% *}
    case $port in
      unix:* | *\$*) continue ;;
      *]) port=80 ;;
      *:*) port=${port##*:} ;;
      *[!0-9]*) port=80 ;;
    esac
    given="$given $port"
  done < <(nginx_directive listen "${nginx_files[@]}")
  for port in $listening; do
    port=$((16#$port))
    case " $given ${ports_left[*]} " in *" $port "*) ;; *) ports_left+=("$port") ;; esac
  done
}

# nginx_site NAME: absent | enabled | copied | unreloaded | unreadable. Absent with a detail: nothing tells whether a site of that name is
# still served on a port that it shared.
nginx_site() {
  local link=$nginx_folder/sites-enabled/$1
  read_nginx
  if [ -n "$nginx_problem" ]; then
    unreadable "$nginx_problem"
    return
  elif [ -n "$nginx_complaint" ] && ! [[ $nginx_complaint == *"sites-enabled/$1"* ]]; then
    unreadable "$nginx_complaint"
    return
  elif [ -e "$link" ] || [ -L "$link" ]; then
    word=enabled
    return
  fi
  read_site_copies "$1"
  if [ "${#site_copies[@]}" -gt 0 ]; then
    word=copied detail="nginx loads ${site_copies[*]}"
  elif [ -n "$(find "$nginx_folder/sites-enabled" -maxdepth 0 -newermt "@$(($(date +%s) + 2))")" ]; then
    unreadable "$nginx_folder/sites-enabled was changed in the future: the clock went back, what nginx serves is not known"
  elif nginx_is_reloaded; then
    word=absent
  elif ! read_ports_left || [ "${#ports_left[@]}" -gt 0 ]; then
    word=unreloaded detail="nginx listens on ${ports_left[*]:-ports that cannot be told}, which no file gives it"
  else
    # ASSUMED: V1's site has a port of its own.
    word=absent
    detail="something came or went in $nginx_folder/sites-enabled after nginx was loaded; each port that it serves is in a file of now, server names are not asked; a reload of nginx there settles it"
  fi
}

# pending_nginx_files_of_others SITE: none | foreign | unreadable. A reload would put every edited file in force; of names that begin
# with a dot (an editor's) nginx's include reaches none.
pending_nginx_files_of_others() {
  read_nginx
  if [ -n "$nginx_problem" ]; then
    unreadable "$nginx_problem"
    return
  fi
  word=none
  detail=$({
    find -L "$nginx_folder" -path "$nginx_folder/sites-available" -prune -o -type f ! -name "$1*" ! -name '.*' -newerct "@$nginx_workers_since" -print
    find "$nginx_folder/sites-enabled" -type l ! -name "$1*" -newerct "@$nginx_workers_since" -print
  } | sort -u | head -n 5)
  [ -z "$detail" ] || word=foreign
}
