#!/bin/bash
# Stand-in for the platform's worker: one command on one node. Its bugs are wanted.
# Usage: _exec_node.sh <node> <cmd>
node=$1
cmd=$2
log=/pitrix/log/exec_nodes/exec_$node.log

if [[ ! -f /pitrix/conf/settings/$node ]]; then
  echo "Error: The node [$node] is invalid!"
  exit 1
fi
if ! ping -c 1 -W 1 "$node" &>/dev/null && ! ping -c 1 -W 1 "$node" &>/dev/null; then
  echo "Error: The node [$node] is unreachable. Please check the network!" | tee -a "$log"
  exit 1
fi

echo "Execing [$node] with [$cmd] ..." | tee -a "$log"
# Bug: the command is split and globbed here, on the firstbox.
# shellcheck disable=SC2086
ssh -o ConnectTimeout=3 -o ConnectionAttempts=1 "$node" $cmd 2>&1 | tee -a "$log"
# Bug: this is the status of tee, never that of ssh.
# shellcheck disable=SC2181
if [[ $? -ne 0 ]]; then
  echo "Error: Exec [$node] failed!"
  exit 1
fi
echo '' | tee -a "$log"
