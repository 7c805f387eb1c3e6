# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # nginx-processes.sh has what is used here, nginx-probes.sh uses what is set here
# What nginx would load of its files now. Rules as in probes.sh.

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

# same_text FILE FILE: most differ, and for these no process is started
same_text() {
  local one two
  IFS= read -r -d '' one <"$1"
  IFS= read -r -d '' two <"$2"
  [ "$one" = "$two" ] && cmp -s -- "$1" "$2"
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
    elif [ -s "$available" ] && { [ "$file" -ef "$available" ] || same_text "$file" "$available"; }; then
      site_copies+=("$file")
    elif [[ ${file##*/} == "$1"?* ]] || { ! [ -e "$file" ] && [ "$(readlink -m "$file")" = "$available" ]; }; then
      site_copies+=("$file")
    elif [[ ${file##*/} =~ ^([0-9]+[-_.]?)?"$1"$ ]]; then
      if dpkg-query -S "$(readlink -f "$file")" &>/dev/null; then continue; fi
      if [ "${file##*/}" = "$1" ]; then site_namesakes+=("$file"); else site_copies+=("$file"); fi
    fi
  done
}
