# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # probes.sh and the files nginx-*.sh have what is used here and use what is set here
# Questions about what the nginx of a host serves. Rules as in probes.sh.

# Whether something came or went in sites-enabled since the oldest worker started.
sites_came_or_went() { [ -n "$(find "$nginx_folder/sites-enabled" -maxdepth 0 -newermt "@$nginx_workers_since")" ]; }

# nginx_site NAME [PORT]: absent | enabled | copied | unreloaded | unreadable. What is served is asked by its ports, of which the site's are
# those that its files give and PORT; the dates decide where a port tells nothing. Absent with a detail: nothing tells whether a site of that
# name is still served on a port that it shared, or on one that is not known, or nginx loads one of its name from elsewhere.
nginx_site() {
  local file link=$nginx_folder/sites-enabled/$1 told='' site_left=() others_left=()
  read_nginx
  if [ -n "$nginx_problem" ]; then
    unreadable "$nginx_problem"
    return
  fi
  read_site "$1" "${2:-}"
  for file in "$link" "${site_copies[@]}"; do
    case $nginx_complaint in *"${file#"$nginx_folder/"}"*) told=yes ;; esac
  done
  if [ -n "$nginx_complaint" ] && [ -z "$told" ]; then
    unreadable "$nginx_complaint"
  elif [ -e "$link" ] || [ -L "$link" ]; then
    word=enabled
  elif [ "${#site_copies[@]}" -gt 0 ]; then
    word=copied detail="nginx loads ${site_copies[*]}"
  else
    ! find_ports_left || sort_ports_left "$1"
    site_served "$1"
  fi
  if [ "$word" = absent ] && [ "${#site_namesakes[@]}" -gt 0 ]; then
    detail="${detail:+$detail; }nginx loads ${site_namesakes[*]}, which no package brought; whose site it is was not asked"
  fi
}

# site_served SITE: absent | unreloaded | unreadable. Of a site that no file has, after find_ports_left.
site_served() {
  local told
  if [ "${#site_left[@]}" -gt 0 ]; then
    told="nginx listens on ${site_left[*]}, which no file gives it"
    edited_nginx_files_of_others "$1"
    if [ -n "$detail" ] && ! sites_came_or_went; then
      word=absent detail="$told; whose that is, is not known, for these wait to be loaded: ${detail//$'\n'/ }"
    else
      word=unreloaded detail=$told
    fi
  elif [ "${#others_left[@]}" -gt 0 ]; then
    word=absent
    detail="nginx listens on ${others_left[*]}, which no file gives it; the port of $1 is taken to be${site_ports[$1]}, so this is left; if it is of $1, a reload of nginx there ends it"
  elif ! sites_came_or_went; then
    word=absent
  elif [ -n "$(find "$nginx_folder/sites-enabled" -maxdepth 0 -newermt "@$(($(date +%s) + 2))")" ]; then
    unreadable "$nginx_folder/sites-enabled was changed in the future: the clock went back, what nginx serves is not known"
  elif [ "${#listening[@]}" -eq 0 ]; then
    word=unreloaded detail='nginx listens on ports that cannot be told'
  else
    # ASSUMED: V1's site has a port of its own.
    word=absent
    told='after nginx was loaded'
    [ -z "$nginx_all_killed" ] || told='after nginx was started, and all its workers were killed and started again since'
    detail="something came or went in $nginx_folder/sites-enabled $told; each port that it serves is in a file of now, server names are not asked; a reload of nginx there settles it"
  fi
}

# pending_nginx_files_of_others SITE [PORT]: none | foreign | unreadable. A reload would put every edited file in force, and end what is
# served of files that are gone.
pending_nginx_files_of_others() {
  local site_left=() others_left=()
  read_nginx
  if [ -n "$nginx_problem" ]; then
    unreadable "$nginx_problem"
    return
  fi
  read_site "$1" "${2:-}"
  edited_nginx_files_of_others "$1"
  ! find_ports_left || sort_ports_left "$1"
  [ "${#others_left[@]}" -eq 0 ] ||
    detail="nginx listens on ${others_left[*]}, which no file gives it: a reload would end that${detail:+$'\n'}$detail"
  word=none
  [ -z "$detail" ] || word=foreign
}

# Leaves in `detail` what others edited since nginx was loaded; of names that begin with a dot (an editor's) nginx's include reaches none.
edited_nginx_files_of_others() {
  detail=$({
    find -L "$nginx_folder" -path "$nginx_folder/sites-available" -prune -o -type f ! -name "$1*" ! -name '.*' -newerct "@$nginx_workers_since" -print
    find "$nginx_folder/sites-enabled" -type l ! -name "$1*" -newerct "@$nginx_workers_since" -print
  } | sort -u | grep -vxF "${site_copies[@]/#/-e}" -e '' | head -n 5)
}
