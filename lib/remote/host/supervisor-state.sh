# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # probes.sh and supervisor-api.sh have what is used here, others use what is set here
# What supervisord says of its programs and of its files. Rules as in probes.sh. It is asked by its own interface, by one process for as
# long as this program runs; where that cannot be, supervisorctl is.

api_in='' api_out='' api_over=''
python_script='^#![[:space:]]*([^[:space:]]*/env[[:space:]]+)?([^[:space:]]*python[0-9.]*)([[:space:]]+-[A-Za-z]+)?[[:space:]]*$'
supervisor_entry="from supervisor.supervisorctl import|'supervisor==[^']*', *'console_scripts', *'supervisorctl'"

# begin_supervisor_api: leaves in `api_over` why nobody can speak with it, where that is so
begin_supervisor_api() {
  local tool python='' first rest=()
  [ -z "$api_in$api_over" ] || return 0
  tool=$(command -v supervisorctl)
  case $tool in
    */*) { IFS= read -r first && mapfile -t -n 60 rest; } <"$tool" ;;
    *) api_over='there is no supervisorctl' ;;
  esac 2>/dev/null
  [ -z "$api_over" ] || return 0
  # Another script may give supervisorctl arguments, and then it asks another server.
  if [[ $first =~ $python_script ]]; then python=${BASH_REMATCH[2]}; fi
  if [ -z "$python" ] || ! [[ ${rest[*]} =~ $supervisor_entry ]]; then
    api_over="$tool is not supervisor's own script"
  elif ! command -v "$python" >/dev/null; then
    api_over="there is no $python, which $tool names"
  else
    coproc supervisor_python { exec "$python" -S -E -c "$supervisor_api" "$tool" "$longest_answer" 2>&1; }
    # A subshell does not have those of bash itself.
    { exec {api_in}>&"${supervisor_python[1]}" {api_out}<&"${supervisor_python[0]}"; } 2>/dev/null || api_over="$python ended at once"
  fi
}

# supervisor_api SECONDS processes | version | reread | remove GROUP... | start NAME...: what it says in `api_lines`. Else 1: where it cannot
# be used `api_problem` says why; where it answered something else, `api_fault` has that.
supervisor_api() {
  local line=''
  api_lines=() api_problem='' api_fault=''
  begin_supervisor_api
  api_problem=$api_over
  [ -z "$api_problem" ] || return 1
  # A pipe that nobody reads ends who writes.
  printf -v line '%s\t' "$@"
  trap '' PIPE
  { printf '%s\n' "${line%?}" >&"$api_in"; } 2>/dev/null
  trap - PIPE
  while IFS= read -r -t "$(($1 + 5))" -u "$api_out" line; do
    case $line in
      end)
        [ -z "$api_problem$api_fault" ]
        return
        ;;
      problem$'\t'*) api_problem=${line#*$'\t'} ;;
      fault$'\t'*) api_fault=${line#*$'\t'} ;;
      *) api_lines+=("$line") ;;
    esac
  done
  # What it still says would be taken for the next answer.
  api_over="what asks it ended: ${line:-${api_lines[*]: -1}}"
  api_problem=$api_over
  return 1
}

# told_supervisord ACT NAME...: as supervisor_api, with all that it says for people
told_supervisord() {
  local rc line
  supervisor_api 90 "$@"
  rc=$?
  for line in "${api_lines[@]+"${api_lines[@]}"}" "$api_fault$api_problem"; do [ -z "$line" ] || printf '%s\n' "$line"; done
  return "$rc"
}

# What it prints on stderr are warnings of Python, never its answer. Python before 3.7 reads its configuration by the locale: in C no
# Chinese comment. C.UTF-8 is on every Debian and Ubuntu, and changes no message.
supervisorctl_says() { LC_ALL=C.UTF-8 timeout "$question_seconds" supervisorctl "$@"; }

# Leaves in `supervisor_names` its processes as `status` names them, and of each, at the same place, in `supervisor_states` the state in
# lower case, in `supervisor_uptimes` seconds, in `supervisor_exits` the last exit code (`-`: not told), in `supervisor_told` all of it. Who
# answered is in `supervisor_asked`: `interface` or `supervisorctl`.
read_supervisor() {
  [ -z "$supervisor_asked" ] || return 0
  supervisor_asked=interface
  if supervisor_api "$question_seconds" processes; then
    read_api_lines
    return
  fi
  case $api_fault in
    '' | 'fault '*) ;; # by a fault one says that it shuts down
    *)
      supervisor_problem=$api_fault
      return
      ;;
  esac
  supervisor_asked=supervisorctl
  read_supervisorctl
  [ -n "$supervisor_problem" ] || supervisor_way="supervisorctl was asked, which takes longer, for supervisord itself could not be: $api_problem$api_fault"
}

# Leaves in `supervisor_version` that of supervisord, where its own interface answers.
read_supervisor_version() {
  [ -z "${supervisor_version:-}" ] || return 0
  ! supervisor_api "$question_seconds" version || supervisor_version=${api_lines[0]}
}

read_api_lines() {
  local line
  supervisor_said='supervisord said'
  for line in "${api_lines[@]}"; do
    if [[ $line =~ ^process$'\t'([a-z]+)$'\t'(-?[0-9]+)$'\t'([0-9]+|-)$'\t'([^$'\t']+)$'\t'(.*)$ ]]; then
      supervisor_states+=("${BASH_REMATCH[1]}") supervisor_exits+=("${BASH_REMATCH[2]}") supervisor_uptimes+=("${BASH_REMATCH[3]}")
      supervisor_names+=("${BASH_REMATCH[4]}") supervisor_told+=("${BASH_REMATCH[4]} ${BASH_REMATCH[1]^^} ${BASH_REMATCH[5]}")
    else
      supervisor_problem="supervisord said: $line"
      return
    fi
  done
}

# Where supervisord's own interface cannot be used.
read_supervisorctl() {
  local text rc line lines uptime
  supervisor_said='supervisorctl status said'
  text=$(
    supervisorctl_says status 2>/dev/null | head -c "$((longest_answer + 1))"
    echo "@${PIPESTATUS[0]}"
  )
  rc=${text##*@} text=${text%@*}
  if [ "$rc" -eq 124 ]; then
    supervisor_problem="supervisorctl did not answer within $question_seconds s"
    return 0
  fi
  if [ "${#text}" -gt "$longest_answer" ]; then
    supervisor_problem="supervisorctl status printed more than $longest_answer bytes"
    return 0
  fi
  # What was cut off may have named the program that is asked about.
  if [ "$rc" -gt 128 ] || [ "$text" != "${text%[!$'\n']}" ]; then
    supervisor_problem="supervisorctl status was cut off (exit code $rc) behind: ${text##*$'\n'}"
    return 0
  fi
  text=$(printf '%s' "$text")
  if [ -z "$text" ]; then
    # No programs at all looks like silence: only a daemon that tells its pid proves it.
    text=$(supervisorctl_says pid 2>/dev/null)
    [[ $text =~ ^[1-9][0-9]*$ ]] && return 0
    text=${text:-$(supervisorctl_says pid 2>&1)}
    supervisor_problem="supervisorctl status said nothing, supervisorctl pid said: ${text:-nothing}"
    return 0
  fi
  mapfile -t lines < <(printf '%s\n' "$text")
  for line in "${lines[@]}"; do
    if ! [[ $line =~ $supervisor_line ]]; then
      supervisor_problem="supervisorctl status said: $line"
      return 0
    fi
    supervisor_names+=("${BASH_REMATCH[1]}") supervisor_states+=("${BASH_REMATCH[3],,}") supervisor_exits+=(-) supervisor_told+=("$line")
    uptime=-
    if [[ $line =~ $supervisor_uptime ]]; then
      uptime=$((10#${BASH_REMATCH[2]:-0} * 86400 + 10#${BASH_REMATCH[3]} * 3600 + 10#${BASH_REMATCH[4]} * 60 + 10#${BASH_REMATCH[5]}))
    fi
    supervisor_uptimes+=("$uptime")
  done
}
# A name may hold blanks (supervisor 3.0b2); behind a state there are two or the end of the line.
supervisor_line='^([^[:space:]]+( [^[:space:]]+)*)[[:space:]]+(STOPPED|STARTING|RUNNING|BACKOFF|STOPPING|EXITED|FATAL|UNKNOWN)([[:space:]].*)?$'
supervisor_uptime=', uptime (([0-9]{1,7}) days?, )?([0-9]{1,2}):([0-9][0-9]):([0-9][0-9]) *$'

# pending_programs_of_others NAME...: none | foreign | unreadable. `update` would act on every pending change.
pending_programs_of_others() {
  local one name mine ours pending=() others=()
  read_pending || return 0
  for one in "${pending[@]}"; do
    name=${one%$'\t'*} mine=''
    for ours in "$@"; do [ "$name" != "$ours" ] || mine=yes; done
    [ -n "$mine" ] || others+=("$name is ${one##*$'\t'}")
  done
  none_or none foreign "${others[@]+"${others[@]}"}"
}

# Leaves in `pending` a line `NAME<tab>available|changed|disappeared` for each change; 1 and an answer where it cannot be learned
read_pending() {
  local text line lines=()
  if supervisor_api "$question_seconds" reread; then
    pending=("${api_lines[@]#pending$'\t'}")
    return
  elif [ -n "$api_fault" ]; then
    case $api_fault in
      # As it does, for who asks it.
      'fault '*) unreadable "supervisorctl reread said: ERROR: ${api_fault#fault * }" ;;
      *) unreadable "$api_fault" ;;
    esac
    return 1
  fi
  text=$(supervisorctl_says reread 2>/dev/null)
  [ -n "$text" ] || text=$(supervisorctl_says reread 2>&1)
  mapfile -t lines < <(printf '%s\n' "$text")
  for line in "${lines[@]}"; do
    [ "$line" = 'No config updates to processes' ] && continue
    if ! [[ $line =~ ^([^[:space:]].*):\ (available|changed|disappeared)$ ]]; then
      unreadable "supervisorctl reread said: ${line:-nothing}"
      return 1
    fi
    pending+=("${BASH_REMATCH[1]}"$'\t'"${BASH_REMATCH[2]}")
  done
}
