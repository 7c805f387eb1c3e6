# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
groups=/pitrix/conf/nodes
empty='nodes=(  );'
variables=/pitrix/conf/variables/variables.yaml
topology=/pitrix/web/cronus/topology.json

on_proxies() {
  local node
  # shellcheck disable=SC1091 # of the firstbox
  . "$groups/proxy"
  # shellcheck disable=SC2029 # $topology is known here only
  for node in "${nodes[@]}"; do ssh "$node" "$1"; done
}

remember() {
  mkdir "$memory/groups"
  for group in influxdb "$zone-influxdb"; do
    if [[ -e $groups/$group ]]; then cp -p "$groups/$group" "$memory/groups"; fi
  done
}

break_it() {
  for copy in "$memory/groups"/*; do echo "$empty" >"$groups/${copy##*/}"; done
  sed -i 's/^\( *deploy_cronus:\) 1/\1 0/' "$variables"
  on_proxies "mv -f $topology $topology.away || true"
}

mend_it() {
  for copy in "$memory/groups"/*; do # a deploy may have filled them
    if [[ $(<"$groups/${copy##*/}") == "$empty" ]]; then cp -p "$copy" "$groups"; fi
  done
  sed -i 's/^\( *deploy_cronus:\) 0/\1 1/' "$variables"
  on_proxies "if [[ -e $topology ]]; then rm -f $topology.away; else mv $topology.away $topology; fi"
}
