# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # the script that this file is put into sets nonce, engine, width, host_seconds and reads nobody
# What runs on the firstbox: node groups read from the platform's files, and one command sent to many hosts.
# Expects: nonce, engine, width, host_seconds. bash >= 4.3; no here-documents (see probes.sh).

nodes_directory=/pitrix/conf/nodes
settings_directory=/pitrix/conf/settings
exec_nodes=/pitrix/upgrade/exec_nodes.sh
hosts_per_call=200
grace_seconds=30 # for what the scripts of the platform do around our command

report() { printf '\n@@%s %s\n' "$nonce" "$*"; }
# packed_text TEXT: its first 600 bytes as one word, `-` for nothing
packed_text() {
  local LC_ALL=C
  if [ -n "$1" ]; then printf '%s' "${1:0:600}" | base64 -w0; else printf -; fi
}

# read_group GROUP: sets hosts=(...), or `problem` and returns 1; `nobody=empty` where nobody is in it. The file is parsed, never
# sourced, but read as the platform reads it: comments, names in quotes, and a name given twice counts once.
read_group() {
  # Elsewhere A-Z may hold letters with accents.
  local LC_ALL=C file=$nodes_directory/$1 text name
  local -A seen=()
  hosts=() problem='' nobody=''
  if ! [ -f "$file" ]; then
    problem="group $1: there is no file $file" nobody=empty
    return 1
  fi
  # Most have neither a NUL nor a comment, and for these no process is started.
  text=''
  if { IFS= read -r -d '' -n 1000000 text <"$file"; } 2>/dev/null || [[ -z $text || $text == *'#'* ]]; then
    if [ "$(head -c 1000000 -- "$file" | wc -c)" -ge 1000000 ]; then
      problem="group $1: $file is larger than any list of hosts"
      return 1
    fi
    # The shell that the platform reads it with drops a NUL and so joins what stands around it.
    text=$(tr '\0' '?' <"$file" | LC_ALL=C sed -E 's/(^|[[:space:];()])#.*$/\1/' | tr '\n\t\r' '   ')
  fi
  text=${text//[$'\n\t\r']/ }
  if ! [[ $text =~ ^\ *nodes=\(([A-Za-z0-9\ \"\'-]*)\)\ *\;?\ *$ ]]; then
    problem="group $1: $file is not of the form 'nodes=( host1 host2 );': ${text:0:200}"
    return 1
  fi
  for name in ${BASH_REMATCH[1]}; do
    case $name in \"*\" | \'*\') name=${name:1:${#name}-2} ;; esac
    [ -z "$name" ] || [ -z "${seen[$name]:-}" ] || continue
    if ! [[ $name =~ ^[A-Za-z0-9-]+$ ]]; then
      problem="group $1: $file is not of the form 'nodes=( host1 host2 );': ${text:0:200}"
    elif [[ $name == -* ]]; then
      problem="group $1: '$name' is not a host name"
    elif ! [ -f "$settings_directory/$name" ]; then
      problem="group $1: host $name has no file in $settings_directory"
    elif [ -e "$nodes_directory/$name" ]; then
      problem="group $1: $name is also the name of a group, exec_nodes.sh would take that"
    fi
    [ -z "$problem" ] || return 1
    seen[$name]=yes
    hosts+=("$name")
  done
  if [ "${#hosts[@]}" -eq 0 ]; then
    problem="group $1: $file names no host" nobody=empty
    return 1
  fi
  # The order of the file means nothing; a plan must not change with it.
  text=''
  for name in "${hosts[@]}"; do
    if [[ $name < $text ]]; then
      mapfile -t hosts < <(printf '%s\n' "${hosts[@]}" | LC_ALL=C sort)
      return
    fi
    text=$name
  done
}

# What a host says of a program that exceeded its time.
# shellcheck disable=SC2016 # the host's shell expands it
too_late='case $? in 124|137) echo it did not end in its time and was ended;; esac'

# at_once PROGRAM(base64): its text, as a shell reads it that gets it through a pipe: of such a script bash reads every byte by itself.
# shellcheck disable=SC2016 # that shell expands it
at_once() { printf 'eval "$(cat)"\n' && printf '%s' "$1" | base64 -d; }

# pack_program PROGRAM(base64): as it is sent, in `packed_program`; a fifth of it in logs and on the way. Before several fan-outs of it.
pack_program() {
  program_packed=$1
  packed_program=$(at_once "$1" | gzip -9n | base64 -w0)
}

# fan_out PROGRAM(base64) HOST...: the program on every host, its receipts on stdout. The script that this file is put
# into defines `arguments_for HOST...`. Exit codes of the platform say nothing, receipts do.
# Killing exec_nodes.sh may leave its fan-out running. What exec_nodes.sh is told stands in three of its logs and in the arguments of
# processes that anybody may read: `private_lines`, with which the program begins where there are any, go by plain ssh on stdin.
fan_out() {
  local left call names started command seconds program_packed=${program_packed:-} packed_program=${packed_program:-}
  [ "$1" = "$program_packed" ] || pack_program "$1"
  local program=$packed_program
  shift
  left=("$@")
  while [ "${#left[@]}" -gt 0 ]; do
    call=("${left[@]:0:hosts_per_call}")
    left=("${left[@]:hosts_per_call}")
    printf -v names '%s,' "${call[@]}"
    seconds=$((host_seconds * (1 + (${#call[@]} + 9) / 10) + grace_seconds))
    started="timeout -k 5 $host_seconds bash -s -- $nonce - $(arguments_for "${call[@]}");$too_late"
    command="echo $program|base64 -d|gzip -dc|$started"
    if [ "$engine" = ssh ] || [ -n "${private_lines:-}" ]; then
      by_ssh "$program" "$started" "${call[@]}"
    elif [ "${#command}" -gt 60000 ]; then
      report too-long "${#command}" # parallel would refuse the line, run nothing and still exit 0
      return 1
    else
      exec 7< <(
        # One that hangs on need not keep other zones from the firstbox (lib/remote/firstbox/firstbox-lock.sh).
        timeout -k 5 "$seconds" "$exec_nodes" -f "${names%,}" "$command" > >(receipts "${call[@]}" 4>&-) 2>&1 4>&- &
        echo "#$!"
      )
      until_silent "${call[@]}"
    fi
  done
}

# until_silent HOST...: what comes from fd 7, till its end. Every host that ends is a line, so one that is silent for a host's whole time
# is a host that exceeds it (a login that never comes to our command): the fan-out is ended, `#PID` was its first process.
until_silent() {
  local line name first='' seconds=$((host_seconds + grace_seconds)) ended=' ' rc
  while true; do
    IFS= LC_ALL=C read -r -t "$seconds" -u 7 line
    rc=$?
    [ "$rc" -ne 0 ] || case $line in
      '#'*) first=${line#?} ;;
      '~['*) ended+="${line#??} " ;;&
      *) printf '%s\n' "$line" ;;
    esac
    [ "$rc" -ne 0 ] || continue
    if [ "$rc" -le 128 ] || [ -z "$first" ]; then break; fi
    kill "$first" 2>/dev/null
    for name in "$@"; do
      case $ended in *" $name "*) continue ;; esac
      printf '~(%s\n~ it did not end within %s s, and the fan-out was ended: a login or a command there hangs\n' "$name" "$seconds"
    done
    first='' seconds=10
  done
  exec 7<&-
}

# The second engine: plain ssh, its own width, a time limit per host; the program (base64, gzip) goes on stdin.
by_ssh() {
  local program=$1 command=$2 name
  shift 2
  if [ "$#" -eq 1 ]; then
    printf '~[%s\n' "$1"
    heard_by_ssh "$1" "$program" "$command"
    return
  fi
  for name in "$@"; do
    while [ "$(jobs -rp | wc -l)" -ge "$width" ]; do wait -n; done
    one_of_many "$name" "$program" "$command" &
  done
  wait
}

heard_by_ssh() {
  { printf '%s\n' "${private_lines:-}" && printf '%s' "$2" | base64 -d | gzip -dc; } 2>/dev/null |
    timeout -k 5 "$((host_seconds + 15))" ssh -a -x -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=5 \
      -o ServerAliveInterval=5 -o ServerAliveCountMax=3 "$1" "$3" 2>&1 | receipts "$1"
  case ${PIPESTATUS[1]} in 124 | 137) echo "~ it did not end within $((host_seconds + 15)) s" ;; esac
}

one_of_many() {
  local text
  text=$(heard_by_ssh "$@")
  # One writer at a time: blocks of two hosts must not mix.
  (
    flock 9
    printf '~[%s\n%s\n' "$1" "$text"
  ) 9<"$nodes_directory"
}

# to_one PROGRAM(base64) HOST: as fan_out. exec_nodes.sh starts GNU parallel also for one host, which takes longer than most changes: plain ssh
# is first, and exec_nodes.sh where ssh says that the command did not reach the host.
to_one() {
  local line held=() heard='' unsent=''
  while IFS= read -r line; do
    case $line in
      "@@$nonce unsent "*) unsent=yes ;;
      "@@$nonce from "*) heard=yes ;;
    esac
    held+=("$line")
    [ -n "$heard" ] || continue
    printf '%s\n' "${held[@]}"
    held=()
  done < <(engine=ssh fan_out "$@")
  if [ -n "$unsent" ] && [ -z "$heard${private_lines:-}" ] && [ "$engine" != ssh ]; then
    fan_out "$@"
  elif [ "${#held[@]}" -gt 0 ]; then
    printf '%s\n' "${held[@]}"
  fi
}
