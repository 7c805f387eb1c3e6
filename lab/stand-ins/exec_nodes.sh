#!/bin/bash
# Stand-in for the platform's fan-out, three generations in one file. Its bugs are wanted.
# Usage: exec_nodes.sh [-f|--force-yes] <nodes> <cmd…>
generation=2 # the lab writes 1, 2 or 3 here

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
groups=/pitrix/conf/nodes log=/pitrix/log/exec_nodes/exec_nodes.log width=10
case $generation in
  1) groups=$here/nodes log=/var/log/exec_nodes/exec_nodes.log ;;
  3) width=20 ;;
esac
mkdir -p "$(dirname "$log")" /pitrix/log/exec_nodes

usage() {
  echo "Usage: $(basename "$0") [-f|--force-yes] <nodes> <cmd>"
  echo "    <nodes>: node groups of $groups and host names, with commas between them"
  exit 1
}

force=
case ${1:-} in
  -h | --help) usage ;;
  -f | --force-yes) force=yes && shift ;;
esac
(($# < 2)) && usage

words=${1//,/ }
shift
cmd=$*

targets=()
for word in $words; do
  group=$word
  if [[ -f $groups/$word ]]; then
    nodes=()
    # shellcheck disable=SC1090 # group files are run as they are
    . "$groups/$word"
    if ((${#nodes[@]} == 0)); then
      if [[ $generation == 3 ]]; then
        echo "Warning: The nodes [$word] is empty!"
      else
        echo "Error: The nodes [$word] is empty!"
        exit 1
      fi
    fi
    targets+=("${nodes[@]}")
  elif [[ $generation == 1 || -f /pitrix/conf/settings/$word || ($generation == 3 && $word == firstbox) ]]; then
    targets+=("$word")
  else
    echo "Error: The node [$word] is invalid!"
    exit 1
  fi
done
if [[ $generation != 1 ]] && ((${#targets[@]} > 0)); then
  mapfile -t targets < <(printf '%s\n' "${targets[@]}" | sort -u)
fi

list=$(IFS=, && echo "${targets[*]}")
echo '--------------------------------------------------'
echo 'TARGET NODES:'
echo "    $list"
echo 'TARGET COMMAND:'
echo -e "    $cmd"
echo '--------------------------------------------------'

if [[ -z $force ]]; then
  # Bug: at the end of input this spins for ever.
  while true; do
    read -r -p 'Are you sure to exec? [y/N] ' answer
    case $answer in
      y | yes) break ;;
      n | no) exit 0 ;;
    esac
  done
fi

echo "$(date '+%F %T') Execing [$list] with [$cmd]" >>"$log"

jobs=/tmp/exec_nodes_${group}_$$
job_log=/tmp/exec_nodes_job_log_$$
for node in "${targets[@]}"; do
  echo "$node#$cmd"
done >"$jobs"
parallel -j "$width" --colsep '#' --joblog "$job_log" "$here/_exec_node.sh" '{1}' '{2}' <"$jobs" 2>&1
echo 'Done.'

# Bug: only the very value 1 of a worker counts.
status=0
if awk 'NR > 1 && $7 == 1 { found = 1 } END { exit !found }' "$job_log" 2>/dev/null; then status=1; fi
rm -f "$jobs" "$job_log"
exit "$status"
