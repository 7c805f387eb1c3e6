# shellcheck shell=bash
# shellcheck disable=SC2016,SC2034,SC2154 # probes.sh has what is used here and uses what is set here
# What stands in the files that supervisord reads when it starts. Rules as in probes.sh.

# Where Debian's supervisor looks, its daemon and supervisorctl alike; the first one counts.
supervisor_looks_for=(/etc/supervisord.conf /etc/supervisor/supervisord.conf)

# Leaves in `supervisor_conf` that file; where none is there, what the command line of a supervisord of this host names.
find_supervisor_conf() {
  local file word space
  for supervisor_conf in "${supervisor_looks_for[@]}"; do [ ! -f "$supervisor_conf" ] || return 0; done
  space=$(readlink /proc/self/ns/pid)
  # shellcheck disable=SC2013 # no blanks in them
  for file in $(grep -lsaE '(^|/)supervisord' /proc/[0-9]*/cmdline); do
    [ "$(readlink "${file%/cmdline}/ns/pid")" = "$space" ] || continue
    supervisor_conf=''
    while IFS= read -r word; do
      case $supervisor_conf$word in
        next*) supervisor_conf=$word && break ;;
        -c | --configuration) supervisor_conf=next ;;
        --configuration=*) supervisor_conf=${word#*=} && break ;;
        -c?*) supervisor_conf=${word#-c} && break ;;
      esac
    done < <({ tr '\0' '\n' <"$file"; } 2>/dev/null)
    case $supervisor_conf in /*) ;; *) supervisor_conf=$(readlink "${file%/cmdline}/cwd")/$supervisor_conf ;; esac
    [ ! -f "$supervisor_conf" ] || return 0
  done
  return 1
}

# Leaves in `supervisor_files` what supervisord reads, and in `supervisor_sections` a line `FILE<tab>SECTION<tab>` for each section,
# `FILE<tab>SECTION<tab>KEY=VALUE` for each key that counts here.
read_supervisor_files() {
  [ -z "$supervisor_files_asked" ] || return 0
  supervisor_files_asked=yes supervisor_files=() supervisor_sections=() supervisor_files_problem=''
  local patterns pattern one folder IFS
  if ! find_supervisor_conf; then
    supervisor_files_problem="supervisord's configuration was not found: ${supervisor_looks_for[*]}"
    return 0
  fi
  folder=${supervisor_conf%/*}
  supervisor_files=("$supervisor_conf")
  mapfile -t patterns < <(awk "$supervisor_includes" "$supervisor_conf")
  for pattern in "${patterns[@]}"; do
    [ -n "$pattern" ] || continue
    pattern=${pattern//'%(here)s'/$folder}
    case $pattern in *'%(host_node_name)s'*) pattern=${pattern//'%(host_node_name)s'/$(uname -n)} ;; esac
    case $pattern in
      *%\(*) supervisor_files_problem="[include] has $pattern" ;;
      /*) ;;
      *) pattern=$folder/$pattern ;;
    esac
    # One pattern, whatever blanks it has.
    IFS=''
    for one in $pattern; do
      if [ -f "$one" ] && [ -r "$one" ]; then supervisor_files+=("$one"); fi
    done
    unset -v IFS
  done
  mapfile -t supervisor_sections < <(awk "$supervisor_keys" "${supervisor_files[@]}")
}
supervisor_includes='
  /^\[/ { inside = ($0 ~ /^\[include\]/); value = 0; next }
  !inside || /^[;#]/ { next }
  /^[Ff][Ii][Ll][Ee][Ss][ \t]*[=:]/ { value = 1; sub(/^[^=:]*[=:]/, ""); sub(/[ \t]+[;#].*/, ""); gsub(/[ \t\r]+/, "\n"); print; next }
  value && /^[ \t]/ { sub(/[ \t]+[;#].*/, ""); gsub(/[ \t\r]+/, "\n"); print; next }
  { value = 0 }'
supervisor_keys='
  FNR == 1 { section = ""; key = "" }
  { sub(/\r$/, "") }
  /^[;#]/ { next }
  /^\[/ {
    end = index($0, "]"); key = ""
    if (end) { section = substr($0, 2, end - 2); sub(/:[ \t]+/, ":", section); sub(/[ \t]+$/, "", section); print FILENAME "\t" section "\t" }
    next
  }
  section == "" { next }
  /^[ \t]/ { if (key != "") { sub(/[ \t]+;.*/, ""); sub(/^[ \t]+/, ""); print FILENAME "\t" section "\t" key "=" $0 } next }
  {
    key = tolower($0); sub(/[ \t]*[=:].*/, "", key)
    if (key !~ /^(programs|autostart|autorestart|exitcodes|command|process_name)$/) { key = ""; next }
    sub(/^[^=:]*[=:][ \t]*/, ""); sub(/[ \t]+;.*/, ""); sub(/[ \t]+$/, "")
    print FILENAME "\t" section "\t" key "=" $0
  }'

# supervisor_key SECTION KEY: what the files give it last, lower case; nothing where they do not
supervisor_key() {
  local line found=''
  for line in "${supervisor_sections[@]}"; do
    case $line in *$'\t'"$1"$'\t'"$2"=*) found=${line#*$'\t'*$'\t'"$2"=} ;; esac
  done
  printf '%s' "${found,,}"
}

# programs_brought PATTERN...: leaves in `brought` the programs whose files belong to packages of these names; 1 and an answer when
# that cannot be learned
programs_brought() {
  local text line file owner pattern section
  local -A files=()
  brought=()
  read_supervisor_files
  if [ -n "$supervisor_files_problem" ]; then
    unreadable "$supervisor_files_problem"
    return 1
  fi
  # It says "no path found" of files that no package brought, and names the owner of the others.
  text=$(LC_ALL=C timeout "$question_seconds" dpkg-query -S "${supervisor_files[@]}" 2>&1)
  while IFS= read -r line; do
    case $line in
      *': /'*) ;;
      '' | 'dpkg-query: no path found matching pattern '* | 'diversion by '* | 'dpkg-query: warning: '* | ' '*) continue ;;
      *)
        unreadable "dpkg-query said: $line"
        return 1
        ;;
    esac
    file=/${line#*: /}
    for owner in ${line%%: /*}; do
      owner=${owner%,}
      for pattern in "$@"; do
        # shellcheck disable=SC2053 # a pattern
        if [[ ${owner%%:*} == $pattern ]]; then files[$file]=yes; fi
      done
    done
  done < <(printf '%s\n' "$text")
  for line in "${supervisor_sections[@]}"; do
    section=${line#*$'\t'}
    case $section in program:*$'\t' | fcgi-program:*$'\t') ;; *) continue ;; esac
    [ -n "${files[${line%%$'\t'*}]:-}" ] || continue
    section=${section#*:}
    brought+=("${section%$'\t'}")
  done
}
