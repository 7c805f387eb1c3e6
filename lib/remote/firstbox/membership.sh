# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # group, planned, push_to, away and makes_hosts are set by the rendered script, the rest by lib/remote/firstbox/firstbox.sh
# Who is in the group, compared with the plan, where `-` stands for nobody: then a deploy job of this deploy makes the hosts.
# Those in `away`, unreachable when it was planned, are members and not asked.

# as_planned: whether the group is what was planned, else `problem`. Nobody: the part with the job finds it so, later ones find its hosts.
as_planned() {
  if ! read_group "$group"; then
    [ "$planned$makes_hosts$nobody" = -yesempty ]
    return
  fi
  if [ "$(joined)" = "$planned" ]; then
    leave_out
    return 0
  fi
  if [ "$planned" = - ] && [ -z "$makes_hosts" ]; then
    take_members
    push_to=$planned
    return 0
  fi
  problem="group $group is now ${hosts[*]}"
  return 1
}

# made_hosts: the group is read again after a job
made_hosts() {
  [ -n "$makes_hosts" ] || return 0
  read_group "$group" || return
  [ "$(joined)" = "$planned" ] || take_members
  leave_out
}

leave_out() {
  local name kept=()
  for name in "${hosts[@]}"; do [[ ,$away, == *",$name,"* ]] || kept+=("$name"); done
  hosts=("${kept[@]}")
}

take_members() {
  planned=$(joined)
  report members "$planned"
}
joined() {
  local IFS=,
  echo "${hosts[*]}"
}
