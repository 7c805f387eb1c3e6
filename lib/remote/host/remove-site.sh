# shellcheck shell=bash
# shellcheck disable=SC2154 # what is used here comes from lib/remote/host/nginx-probes.sh and set-aside.sh

# remove_site NAME PORT: its link goes before the file behind it, which tells its port as long as that is served; nothing is removed before
# nginx was seen to take what remains
remove_site() {
  local said oldest
  forget
  read_nginx_processes
  read_site_copies "$1"
  set_aside "$nginx_folder/sites-enabled/$1" "${site_copies[@]}" || return
  if ! said=$(with_timeout nginx -t 2>&1); then
    put_back
    printf 'without %s, which was put back, nginx -t says: %s\n' "$1" "$said"
    return 1
  fi
  remove_aside || return
  with_timeout service nginx reload || return
  wait_for_reload "$1" "$2" "$oldest" || return
  rm -f -- "$nginx_folder/sites-available/$1"
}

# A reload answers before the new workers run: wait_for_reload NAME PORT START_OF_AN_OLD_WORKER
wait_for_reload() {
  local deadline=$((SECONDS + 15)) oldest late='' pause=0.05
  while [ -z "$late" ]; do
    [ "$SECONDS" -lt "$deadline" ] || late=yes
    read_nginx_processes
    # To ask it needs nginx -t, and before the new workers run the answer is known.
    if [ -n "$late" ] || [ "${oldest:-0}" -gt "${3:-0}" ]; then
      forget
      ask nginx_site "$1" "$2"
      read_nginx_processes
      pause=0.2
      [ "$word" != absent ] || [ "${oldest:-0}" -le "${3:-0}" ] || return 0
    fi
    sleep "$pause"
  done
  echo "nginx after the reload: $word: $detail"
  return 1
}
