# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # what is used here comes from probes.sh and supervisor-*.sh, others use what is set here
# Which files and groups of supervisord belong to some programs alone. Rules as in probes.sh.

supervisor_programs=/etc/supervisor/conf.d

# read_parts NAME...: leaves in `our_files` the files that define nothing but these programs, in `our_groups` the loaded groups that hold
# nothing else, in `shared` what holds others as well, one sentence each, and in `elsewhere` what defines them beside NAME.conf.
read_parts() {
  local line file section member group name processes=()
  local -A ours=() mine=() besides=() defines=() beside=() told=() loaded=() strangers=() grouped=()
  our_files=() our_groups=() shared=() elsewhere=()
  for name in "$@"; do ours[$name]=yes; done
  for line in "${supervisor_sections[@]}"; do
    case $line in
      *$'\t'group:*$'\t'programs=*) ;;
      *$'\t'program:*$'\t'process_name=*)
        # The processes of a program may have another name than it.
        section=${line#*$'\t'program:} name=${section%%$'\t'*} member=${section#*=}
        member=${member//'%(program_name)s'/$name}
        while [[ $member =~ '%(process_num)'[0-9]*d ]]; do member=${member/"${BASH_REMATCH[0]}"/[0-9]*}; done
        [ -z "${ours[$name]:-}" ] || processes+=("$member")
        continue
        ;;
      *) continue ;;
    esac
    group=${line%$'\t'programs=*}
    for member in $(printf '%s' "${line##*$'\t'programs=}" | tr ',' ' '); do
      if [ -n "${ours[$member]:-}" ]; then mine[$group]=yes grouped[${group#*:}]=yes; else besides[$group]="${besides[$group]:-} $member"; fi
    done
  done
  for line in "${supervisor_sections[@]}"; do
    case $line in *$'\t') ;; *) continue ;; esac
    line=${line%$'\t'} file=${line%%$'\t'*} section=${line#*$'\t'}
    case $section in
      program:* | fcgi-program:* | eventlistener:*) name=${ours[${section#*:}]:-} ;;
      *) name=${mine[$line]:-} ;;
    esac
    if [ -z "$name" ]; then
      beside[$file]="${beside[$file]:-} [$section]"
      continue
    fi
    defines[$file]=yes
    name=${file#"$supervisor_programs/"}
    [ -n "${ours[${name%.conf}]:-}" ] || elsewhere+=("$file has [$section]")
    if [ "${section%%:*}" = group ] && [ -n "${besides[$line]:-}" ] && [ -z "${told[$line]:-}" ]; then
      told[$line]=yes told[${section#*:}]=yes
      shared+=("[$section] of $file also has${besides[$line]}")
    fi
  done
  for file in "${supervisor_files[@]}"; do
    [ -n "${defines[$file]:-}" ] || continue
    if [ -n "${beside[$file]:-}" ]; then shared+=("$file also has${beside[$file]}"); else our_files+=("$file"); fi
  done
  for line in "${supervisor_names[@]}"; do
    group=${line%%:*} member=${line#*:}
    name=${ours[$member]:-}${ours[$group]:-}
    [[ $member =~ ^(.+)_[0-9]+$ ]] && name=$name${ours[${BASH_REMATCH[1]}]:-}
    # shellcheck disable=SC2053 # patterns
    for file in "${processes[@]+"${processes[@]}"}"; do [[ $member != $file ]] || name=$name${grouped[$group]:-}; done
    if [ -n "$name" ]; then loaded[$group]=yes; else strangers[$group]="${strangers[$group]:-} $member"; fi
  done
  for group in "${!loaded[@]}"; do
    if [ -z "${strangers[$group]:-}" ]; then
      our_groups+=("$group")
    elif [ -z "${told[$group]:-}" ]; then
      shared+=("the loaded group $group also has${strangers[$group]}")
    fi
  done
}

# supervisor_parts NAME...: own | shared | unreadable. With what is shared others would be taken away.
supervisor_parts() {
  asked_parts "$@" || return 0
  none_or own shared "${shared[@]+"${shared[@]}"}"
  [ "$word" = own ] || detail="$detail; part them there first"
}

# program_definitions NAME...: none | some | unreadable. What defines the programs beside the files that have their names.
program_definitions() {
  asked_parts "$@" || return 0
  none_or none some "${elsewhere[@]+"${elsewhere[@]}"}"
}

# asked_parts NAME...: as read_parts; 1 and an answer when that cannot be learned
asked_parts() {
  read_supervisor
  read_supervisor_files
  if [ -n "$supervisor_problem$supervisor_files_problem" ]; then
    unreadable "${supervisor_problem:-$supervisor_files_problem}"
    return 1
  fi
  read_parts "$@"
}

# pending_programs_in_the_way NAME...: none | foreign | unreadable. By its own interface supervisord takes these away and nothing else;
# where that cannot be used, `supervisorctl update` would put in force what others have pending.
pending_programs_in_the_way() {
  local why
  if supervisor_api "$question_seconds" reread; then
    word=none
    return
  elif [ -n "$api_fault" ]; then
    unreadable "supervisord cannot read its configuration: $api_fault"
    return
  fi
  why=$api_problem
  asked_parts "$@" || return 0
  pending_programs_of_others "$@" "${our_groups[@]}"
  [ "$word" != foreign ] || detail="$detail; supervisorctl would put that in force, and the interface that would not cannot be used: $why"
}
