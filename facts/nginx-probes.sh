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

# Masters that work for $nginx_folder/nginx.conf in this namespace, in `nginx_masters`: without -c and -p the nginx of the PATH does. The
# start of the oldest of their workers that accept connections, in clock ticks, in `oldest`. A reload starts new workers, a failed one
# keeps the old (lab notes 7: `service nginx reload` says success also when nothing runs).
read_nginx_processes() {
  local pid line file fields space workers=() worker
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
        if [[ $line =~ [[:space:]]-c[[:space:]]*([^[:space:]]+) ]]; then
          [ "${BASH_REMATCH[1]}" -ef "$nginx_folder/nginx.conf" ] || continue
        else
          # An upgrade of the package replaces the file of the one that runs.
          file=$(readlink "/proc/$pid/exe")
          if [[ $line =~ [[:space:]]-p ]] || [ "${file% (deleted)}" != "$(readlink -f "$(command -v nginx)")" ]; then continue; fi
        fi
        nginx_masters+=("$pid")
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

# What includes and listens are given in FILE..., a line `NAME VALUE` for each. A # begins a comment, and a quote a word that may hold
# anything, only where a word begins; but in Lua a # is a length, and a listen may follow a brace behind it.
nginx_directives() {
  awk '
    { gsub(/[\t\r]/, " "); line = $0; text = text " "
      while (match(line, /(^|[ ;{}(])("([^"\\]|\\.)*"|\047([^\047\\]|\\.)*\047)/)) {
        if (substr(line, RSTART, 1) !~ /["\047]/) { RSTART++; RLENGTH-- }
        before = substr(line, 1, RSTART - 1); word = substr(line, RSTART + 1, RLENGTH - 2); after = substr(line, RSTART + RLENGTH)
        if (before ~ /(^|[ ;{}])#/) break
        text = text before (word ~ /[;{}#]/ ? "x" : word); line = after
      }
      more = line !~ /^ *#/ && match(line, /#.*[;{}] *listen /) ? ";listen " substr(line, RSTART + RLENGTH) ";" : ""
      sub(/(^|[ ;{}])#.*/, ";", line); text = text line more }
    END {
      count = split(text, parts, /[;{}]/)
      for (i = 1; i <= count; i++) if (parts[i] ~ /^ *(include|listen) /) { $0 = parts[i]; $1 = $1; print }
    }' "$@"
}

# Leaves in `nginx_files` the files that nginx would load now, what includes reach from nginx.conf, with links that lead nowhere; in
# `nginx_listens` where they listen.
read_nginx_files() {
  local level=("$nginx_folder/nginx.conf") next line file
  nginx_files=() nginx_listens=()
  for _ in {1..9}; do
    nginx_files+=("${level[@]}") next=()
    while read -r line file; do
      case $line$file in
        listen*) nginx_listens+=("${file%% *}") && continue ;;
        include/*) ;;
        *) file=$nginx_folder/$file ;;
      esac
      while IFS= read -r file; do
        if [ -f "$file" ] && [ -r "$file" ]; then next+=("$file"); elif [ -L "$file" ]; then nginx_files+=("$file"); fi
      done < <(compgen -G "$file")
    done < <(nginx_directives "${level[@]}" 2>/dev/null)
    [ "${#next[@]}" -gt 0 ] || break
    level=("${next[@]}")
  done
}

# Leaves in `site_copies` what nginx loads of a site under another name: names that begin with the site's, links to its file, copies, and
# its name behind a number where no package brought that file; in `site_namesakes` such files of its very name elsewhere.
read_site_copies() {
  local file available=$nginx_folder/sites-available/$1
  site_copies=() site_namesakes=()
  read_nginx_files
  for file in "${nginx_files[@]}"; do
    if [ "$file" = "$nginx_folder/sites-enabled/$1" ]; then
      continue
    elif [ -s "$available" ] && { [ "$file" -ef "$available" ] || cmp -s -- "$file" "$available"; }; then
      site_copies+=("$file")
    elif [[ ${file##*/} == "$1"?* ]] || { ! [ -e "$file" ] && [ "$(readlink -m "$file")" = "$available" ]; }; then
      site_copies+=("$file")
    elif [[ ${file##*/} =~ ^([0-9]+[-_.]?)?"$1"$ ]]; then
      if dpkg-query -S "$(readlink -f "$file")" &>/dev/null; then continue; fi
      if [ "${file##*/}" = "$1" ]; then site_namesakes+=("$file"); else site_copies+=("$file"); fi
    fi
  done
}

# Leaves in `ports_left` the TCP ports and unix sockets on which nginx listens and that no file of now gives it; 1 where its sockets cannot
# be told, and `listening` is empty then. After read_nginx_files.
read_ports_left() {
  local pid sockets tables=() given=' 80 ' port
  ports_left=()
  for pid in "${nginx_masters[@]}"; do tables+=("/proc/$pid/net/tcp"* "/proc/$pid/net/unix"); done
  sockets=$(for pid in "${nginx_masters[@]}"; do readlink "/proc/$pid/fd/"*; done)
  mapfile -t listening < <(awk -v sockets=" ${sockets//[!0-9]/ } " '
    $4 == "0A" && index(sockets, " " $10 " ") { sub(/.*:/, "", $2); print $2 }
    $4 == "00010000" && $8 && index(sockets, " " $7 " ") { print "unix:" $8 }' "${tables[@]}" 2>/dev/null)
  [ "${#listening[@]}" -gt 0 ] || return 1
  for port in "${nginx_listens[@]+"${nginx_listens[@]}"}"; do
    case $port in unix:*) ;; *]) port=80 ;; *) port=${port##*:} ;; esac
    case $port in
      [0-9]*-*[0-9]) port=$(seq -s ' ' "${port%-*}" "${port#*-}") ;;
      unix:*) ;;
      *[!0-9]*) port=80 ;;
    esac
    given="$given$port "
  done
  for port in "${listening[@]}"; do
    case $port in unix:*) ;; *) port=$((16#$port)) ;; esac
    case "$given${ports_left[*]} " in *" $port "*) ;; *) ports_left+=("$port") ;; esac
  done
}

# read_ports_left, once more with what nginx itself reads where a port is left: it is not asked for nothing.
find_ports_left() {
  read_ports_left || return
  [ "${#ports_left[@]}" -gt 0 ] || return 0
  mapfile -t -O "${#nginx_listens[@]}" nginx_listens < <(timeout "$question_seconds" nginx -T 2>/dev/null | nginx_directives | sed -n 's/^listen \([^ ]*\).*/\1/p')
  read_ports_left
}

# Whether something came or went in sites-enabled since the oldest worker started.
sites_came_or_went() { [ -n "$(find "$nginx_folder/sites-enabled" -maxdepth 0 -newermt "@$nginx_workers_since")" ]; }

# nginx_site NAME: absent | enabled | copied | unreloaded | unreadable. What is served is asked by its ports; the dates decide where a
# port tells nothing. Absent with a detail: nothing tells whether a site of that name is still served on a port that it shared, or nginx
# loads one of its name from elsewhere.
nginx_site() {
  local file link=$nginx_folder/sites-enabled/$1 told='' listening=()
  read_nginx
  if [ -n "$nginx_problem" ]; then
    unreadable "$nginx_problem"
    return
  fi
  read_site_copies "$1"
  for file in "$link" "${site_copies[@]}"; do
    case $nginx_complaint in *"${file#"$nginx_folder/"}"*) told=yes ;; esac
  done
  if [ -n "$nginx_complaint" ] && [ -z "$told" ]; then
    unreadable "$nginx_complaint"
  elif [ -e "$link" ] || [ -L "$link" ]; then
    word=enabled
  elif [ "${#site_copies[@]}" -gt 0 ]; then
    word=copied detail="nginx loads ${site_copies[*]}"
  elif find_ports_left && [ "${#ports_left[@]}" -gt 0 ]; then
    told="nginx listens on ${ports_left[*]}, which no file gives it"
    pending_nginx_files_of_others "$1"
    if [ "$word" = foreign ] && ! sites_came_or_went; then
      word=absent detail="$told; whose that is, is not known, for these wait to be loaded: ${detail//$'\n'/ }"
    else
      word=unreloaded detail=$told
    fi
  elif ! sites_came_or_went; then
    word=absent
  elif [ -n "$(find "$nginx_folder/sites-enabled" -maxdepth 0 -newermt "@$(($(date +%s) + 2))")" ]; then
    unreadable "$nginx_folder/sites-enabled was changed in the future: the clock went back, what nginx serves is not known"
  elif [ "${#listening[@]}" -eq 0 ]; then
    word=unreloaded detail='nginx listens on ports that cannot be told'
  else
    # ASSUMED: V1's site has a port of its own.
    word=absent
    detail="something came or went in $nginx_folder/sites-enabled after nginx was loaded; each port that it serves is in a file of now, server names are not asked; a reload of nginx there settles it"
  fi
  if [ "$word" = absent ] && [ "${#site_namesakes[@]}" -gt 0 ]; then
    detail="${detail:+$detail; }nginx loads ${site_namesakes[*]}, which no package brought; whose site it is was not asked"
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
  read_site_copies "$1"
  word=none
  detail=$({
    find -L "$nginx_folder" -path "$nginx_folder/sites-available" -prune -o -type f ! -name "$1*" ! -name '.*' -newerct "@$nginx_workers_since" -print
    find "$nginx_folder/sites-enabled" -type l ! -name "$1*" -newerct "@$nginx_workers_since" -print
  } | sort -u | grep -vxF "${site_copies[@]/#/-e}" -e '' | head -n 5)
  [ -z "$detail" ] || word=foreign
}
