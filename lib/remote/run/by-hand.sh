# shellcheck shell=bash
# shellcheck disable=SC2034 # step_count and unasked are read by by-hand-judge.sh
# Carries out a change by hand on the firstbox, with the scripts that a deploy sends: by-hand.sh files, then by-hand.sh NUMBER NAME for each
# block of the document, in their order. The scripts stand behind the line #data; see lib/cli/change/by-hand.ts. What it says last of a host
# or a block is OK or NOT OK. Runs, locks and journals are those of a deploy: lib/remote/run/launch.sh.

own=${BASH_SOURCE[0]}
folder=${own%/*}
trouble=''

ok() { printf 'OK      %s\n' "$*"; }
not_ok() {
  printf 'NOT OK  %s\n' "$*"
  trouble=yes
}
meanwhile() { printf '        %s\n' "$*"; }
# plain BASE64: its text, on one line, without what a terminal acts on
plain() { [ "${1:--}" = - ] || printf '%s' "$1" | base64 -d 2>/dev/null | tr '\n\t' '  ' | LC_ALL=C tr -d '\000-\037\177'; }

read_data() {
  mapfile -t data < <(sed '1,/^#data$/d' -- "$own")
  line_count=${data[0]#lines }
}

# --- the scripts ---

# lines_of RANGES: `1-30,45` of the lines that all files are made of
lines_of() {
  local range first last ranges=()
  IFS=, read -ra ranges < <(echo "$1")
  for range in "${ranges[@]}"; do
    first=${range%-*} last=${range#*-}
    printf '%s\n' "${data[@]:first:last-first+1}"
  done
}

# with_program NAME: a script with the program for hosts in its place
with_program() {
  local line
  while IFS= read -r line; do
    [ "$line" != "program='@'" ] || line="program='$(base64 -w0 <"$folder/${1%.sh}.host")'"
    printf '%s\n' "$line"
  done
}

# unpack_files: readable by root alone. What a run makes gets the modes of its own shell, as in a deploy: others read packages.
unpack_files() {
  local at word name sum ranges
  umask 077
  for ((at = line_count + 1; at < ${#data[@]}; at++)); do
    read -r word name sum ranges < <(echo "${data[at]}")
    [ "$word" = file ] || continue
    lines_of "$ranges" | with_program "$name" >"$folder/$name"
    if [ "$(sha256sum <"$folder/$name")" = "$sum  -" ]; then
      case $name in *.sh) ok "$folder/$name sha256 $sum" ;; esac
    else
      not_ok "$folder/$name did not arrive whole"
    fi
  done
  rm -f -- "$folder"/*.ok
}

# --- what has to lie there before ---

# has_files: contents as they are to be, and files of their sha256, put there by hand
has_files() {
  local name path sum
  for name in ${contents//,/ }; do
    [ "$name" != - ] || continue
    path=$folder/$name
    if [ -f "$path" ] && ! [ -L "$path" ] && [ "$(stat -c '%u %a' -- "$path")" = "$EUID 600" ]; then
      ok "$path lies there"
    else
      not_ok "$path is no file of root's alone (mode 0600): put it there, see the document"
    fi
  done
  for name in ${uploads//,/ }; do
    [ "$name" != - ] || continue
    path=$(printf '%s' "${name%:*}" | base64 -d) sum=${name#*:}
    if [ -f "$path" ] && [ "$(sha256sum <"$path")" = "$sum  -" ]; then
      ok "$path sha256 $sum"
    else
      not_ok "$path is not there with sha256 $sum: put it there, see the document"
    fi
  done
}

# --- one run ---

hashes() {
  local name
  printf 'content_key=%s\ndeclare -A wanted_hash\n' "$1"
  for name in ${contents//,/ }; do
    printf 'wanted_hash[%s]=%s\n' "$name" "$({ printf '%s' "$1" && cat -- "$folder/$name"; } | sha256sum | cut -c 1-64)"
  done
}

# whole_script: as lib/remote/script-contents.ts makes it. Contents are in this process and on its pipes, in no argument and no file.
whole_script() {
  local both name line
  if [ "$contents" = - ]; then
    cat -- "$folder/$block_name.sh"
    return
  fi
  both=$(hashes "$(head -c 32 /dev/urandom | sha256sum | cut -c 1-64)")
  printf "private_lines='%s\n'\n%s\n" "$both" "$both"
  while IFS= read -r line; do
    if [ "$group" = firstbox ] && [[ $line == "program='"* ]]; then
      line="program='$({
        printf '%s\ndeclare -A wanted_content\n' "$both"
        for name in ${contents//,/ }; do
          printf 'wanted_content[%s]=' "$name" && base64 -w0 <"$folder/$name" && echo
        done
        cat -- "$folder/$block_name.host"
      } | base64 -w0)'"
    fi
    printf '%s\n' "$line"
  done <"$folder/$block_name.sh"
}

bytes_of() {
  local LC_ALL=C
  printf '%s' "${#1}"
}

launch() {
  local script by sum
  by=$(printf '%s' "${SUDO_USER:-${LOGNAME:-root}}@$(uname -n)-by-hand" | tr -c 'A-Za-z0-9@._-' _)
  script=$(whole_script && printf x)
  script=${script%x}
  sum=$(printf '%s' "$script" | sha256sum)
  about=$(printf '%s' "$about" | base64 -d)
  about=${about//@RUN@/$nonce}
  { printf '%s' "$script" && printf 'go %s\n' "$nonce"; } |
    bash "$folder/launch.sh" "$zone" "$by" "$block_name" "$nonce" "$(bytes_of "$script")" "${sum%% *}" \
      "$(printf '%s' "${about//@BY@/$by}" | base64 -w0)" "$nonce" "$engine" "$width" "$seconds" "$group" "$planned" "$push_to" "$zone" \
      "$waves" "$away" "$may_be_away" "$vip_name" "$may_fail" 2>&1
}

# run_block NUMBER NAME
run_block() {
  local at word number nonce
  for ((at = line_count + 1; at < ${#data[@]}; at++)); do
    read -r word number block_name zone step_count unasked about contents uploads engine width seconds group planned push_to waves away \
      may_be_away vip_name may_fail < <(echo "${data[at]}")
    [ "$word $number $block_name" != "block $1 $2" ] || break
  done
  if [ "$word $number $block_name" != "block $1 $2" ]; then
    not_ok "this document has no block $1 $2"
    return
  fi
  rm -f -- "$folder/$1.ok"
  if [ "$1" -gt 1 ] && ! [ -e "$folder/$(($1 - 1)).ok" ]; then not_ok "block $(($1 - 1)) did not end with OK: paste that one first"; fi
  has_files
  [ -z "$trouble" ] || return
  nonce=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
  follow_run < <(launch)
  judge
  [ -n "$trouble" ] || : >"$folder/$1.ok"
}

main() {
  local title
  read_data
  if [ "$1" = files ]; then unpack_files; else run_block "$1" "${2:-}"; fi
  title="block $1${2:+ $2}"
  if [ -n "$trouble" ]; then
    not_ok "$title: STOP here. Nothing after this may be pasted until it ends with OK; it may be pasted again."
    exit 1
  fi
  ok "$title"
}
