# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
folder=/etc/other-product
pid_file=/run/other-product-nginx.pid

is_running() { [[ -s $pid_file ]] && kill -0 "$(<"$pid_file")" 2>/dev/null; }
is_gone() { ! is_running; }
break_it() {
  if is_running; then return; fi
  mkdir -p "$folder"
  printf '%s\n' "pid $pid_file;" 'events {}' 'http {' '  access_log off;' '  server { listen 8089; return 200 "other product\n"; }' '}' >"$folder/nginx.conf"
  nginx -c "$folder/nginx.conf" &>"$folder/start.log" # or it keeps what it was started with open
  until_true is_running
}
mend_it() {
  if is_running; then nginx -c "$folder/nginx.conf" -s quit 2>/dev/null; fi
  until_true is_gone
  rm -rf "$folder"
}
