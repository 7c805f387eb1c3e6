# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # group, planned, firstbox_targets, excluded and creates_hosts are set by the rendered script, the rest by lib/remote/firstbox/firstbox.sh
# Who is in the group, compared with the plan, where `-` stands for nobody: then a deploy job of this deploy makes the hosts.
# Those in `excluded`, unreachable when it was planned, are members and not asked.

# membership_unchanged: whether the group is what was planned, else `problem`. Nobody: the part with the job finds it so, later ones find its hosts.
membership_unchanged() {
  if ! read_group "$group"; then
    [ "$planned$creates_hosts$nobody" = -yesempty ]
    return
  fi
  if [ "$(joined)" = "$planned" ]; then
    leave_excluded_out
    return 0
  fi
  if [ "$planned" = - ] && [ -z "$creates_hosts" ]; then
    take_members
    firstbox_targets=$planned
    return 0
  fi
  problem="group $group is now ${hosts[*]}"
  return 1
}

# created_hosts: the group is read again after a job
created_hosts() {
  [ -n "$creates_hosts" ] || return 0
  read_group "$group" || return
  [ "$(joined)" = "$planned" ] || take_members
  leave_excluded_out
}

leave_excluded_out() {
  local name kept=()
  for name in "${hosts[@]}"; do [[ ,$excluded, == *",$name,"* ]] || kept+=("$name"); done
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
