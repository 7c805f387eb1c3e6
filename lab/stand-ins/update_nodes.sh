#!/bin/bash
# Stand-in for the platform's update of packages on nodes. Its bugs are wanted.
# Usage: update_nodes.sh [-f|--force-yes] <nodes> <pkgs>     both: lists with commas; groups and package sets are spelled out
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
groups=/pitrix/conf/nodes log=/pitrix/log/update_nodes/update_nodes.log
mkdir -p "$(dirname "$log")"

force=
case ${1:-} in
  -f | --force-yes) force=yes && shift ;;
esac
if (($# < 2)); then
  echo "Usage: $(basename "$0") [-f|--force-yes] <nodes> <pkgs>"
  exit 1
fi

targets=()
for word in ${1//,/ }; do
  if [[ -f $groups/$word ]]; then
    nodes=()
    # shellcheck disable=SC1090 # group files are run as they are
    . "$groups/$word"
    if ((${#nodes[@]} == 0)); then
      echo "Error: The nodes [$word] is empty!"
      exit 1
    fi
    targets+=("${nodes[@]}")
  else
    targets+=("$word")
  fi
done
mapfile -t targets < <(printf '%s\n' "${targets[@]}" | sort -u)
for node in "${targets[@]}"; do
  if [[ ! -f /pitrix/conf/settings/$node ]]; then
    echo "Error: The node [$node] is invalid!"
    exit 1
  fi
done

wanted=()
for word in ${2//,/ }; do
  packages=("$word")
  # shellcheck disable=SC1090 # so are package sets
  if [[ -f $here/packages/$word ]]; then . "$here/packages/$word"; fi
  wanted+=("${packages[@]}")
done
for package in "${wanted[@]}"; do
  # Bug: the start of a name is enough.
  if [[ -z $(find /pitrix/repo /var/www/repo -type f -name "$package*" 2>/dev/null) ]]; then
    echo "Error: The package [$package] is not found!"
    exit 1
  fi
done

list=$(IFS=, && echo "${targets[*]}")
echo '--------------------------------------------------'
echo 'TARGET NODES:'
echo "    $list"
echo 'TARGET PACKAGES:'
echo "    ${wanted[*]}"
echo '--------------------------------------------------'

if [[ -z $force ]]; then
  # Bug: at the end of input this spins for ever.
  while true; do
    read -r -p 'Are you sure to update? [y/N] ' answer
    case $answer in
      y | yes) break ;;
      n | no) exit 0 ;;
    esac
  done
fi

echo "$(date '+%F %T') Updating [$list] with [${wanted[*]}]" >>"$log"

jobs=/tmp/update_nodes_$$
job_log=/tmp/update_nodes_job_log_$$
for node in "${targets[@]}"; do
  echo "$node#${wanted[*]}"
done >"$jobs"
parallel -j 10 --colsep '#' --joblog "$job_log" "$here/_update_node.sh" '{1}' '{2}' <"$jobs" 2>&1
echo 'Done.'

# Bug: only the very value 1 of a worker counts.
status=0
if awk 'NR > 1 && $7 == 1 { found = 1 } END { exit !found }' "$job_log" 2>/dev/null; then status=1; fi
rm -f "$jobs" "$job_log"
exit "$status"
