# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # nginx-processes.sh and nginx-files.sh have what is used here, nginx-probes.sh uses what is set here
# Where nginx listens, and which file gives it. Rules as in probes.sh.

# ports_of LISTEN...: the ports and sockets that these values of `listen` give
ports_of() {
  local port
  for port in "$@"; do
    case $port in unix:*) ;; *]) port=80 ;; *) port=${port##*:} ;; esac
    case $port in
      [0-9]*-*[0-9]) port=$(seq -s ' ' "${port%-*}" "${port#*-}") ;;
      unix:*) ;;
      *[!0-9]*) port=80 ;;
    esac
    printf '%s ' "$port"
  done
}

# Leaves in `ports_left` the TCP ports and unix sockets on which nginx listens and that no file of now gives it; 1 where its sockets cannot
# be told, and `listening` is empty then. After read_nginx_files.
read_ports_left() {
  local pid sockets tables=() given=' 80 ' port
  ports_left=()
  for pid in "${nginx_masters[@]}"; do tables+=("/proc/$pid/net/tcp"* "/proc/$pid/net/unix"); done
  sockets=$(for pid in "${nginx_masters[@]}"; do readlink "/proc/$pid/fd/"*; done)
  mapfile -t listening < <(awk -v sockets="${sockets//$'\n'/ }" '
    $4 == "0A" && index(sockets, "socket:[" $10 "]") { sub(/.*:/, "", $2); print $2 }
    $4 == "00010000" && $8 && index(sockets, "socket:[" $7 "]") { print "unix:" $8 }' "${tables[@]}" 2>/dev/null)
  [ "${#listening[@]}" -gt 0 ] || return 1
  given="$given$(ports_of "${nginx_listens[@]+"${nginx_listens[@]}"}") "
  for port in "${listening[@]}"; do
    case $port in unix:*) ;; *) port=$((16#$port)) ;; esac
    case "$given${ports_left[*]} " in *" $port "*) ;; *) ports_left+=("$port") ;; esac
  done
}

# listens_in [FILE...]: what its directives listen on, a line each
listens_in() { nginx_directives "$@" | sed -n 's/^listen \([^ ]*\).*/\1/p'; }

# read_ports_left, once more with what nginx itself reads where a port is left: it is not asked for nothing.
find_ports_left() {
  if [ -z "$ports_asked" ]; then
    ports_asked=told
    read_ports_left || ports_asked=untold
    if [ "${#ports_left[@]}" -gt 0 ]; then
      mapfile -t -O "${#nginx_listens[@]}" nginx_listens < <(timeout "$question_seconds" nginx -T 2>/dev/null | listens_in)
      read_ports_left || ports_asked=untold
    fi
  fi
  [ "$ports_asked" = told ]
}

# What a site is known to listen on: what its files give, of now and of before in this program, and what is taken for its own.
declare -gA site_ports=()

# read_site SITE [PORT]: its copies, its namesakes and its ports
read_site() {
  [ "$site_asked" != "$1:${2:-}" ] || return 0
  site_asked=$1:${2:-}
  read_site_copies "$1"
  know_site_ports "$1" "${2:-}"
}

# know_site_ports SITE [PORT]: after read_site_copies
know_site_ports() {
  local file port given=() listens=()
  for file in "$nginx_folder/sites-enabled/$1" "$nginx_folder/sites-available/$1" "${site_copies[@]}"; do
    if [ -f "$file" ] && [ -r "$file" ]; then given+=("$file"); fi
  done
  [ "${#given[@]}" -eq 0 ] || mapfile -t listens < <(listens_in "${given[@]}")
  for port in ${2:-} $(ports_of "${listens[@]+"${listens[@]}"}"); do
    case "${site_ports[$1]:-} " in *" $port "*) ;; *) site_ports[$1]="${site_ports[$1]:-} $port" ;; esac
  done
}

# sort_ports_left SITE: of these, what can be the site's in `site_left`, the others in `others_left`
sort_ports_left() {
  local port
  site_left=() others_left=()
  for port in "${ports_left[@]+"${ports_left[@]}"}"; do
    case "${site_ports[$1]:-} " in *" $port "*) site_left+=("$port") ;; *) others_left+=("$port") ;; esac
  done
}
