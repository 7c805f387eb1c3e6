#!/bin/bash
# Stand-in for the platform's worker: packages on one node, with its real apt. Its bugs are wanted.
# Usage: _update_node.sh <node> "<pkg> <pkg>…"
node=$1
packages=$2
log=/pitrix/log/update_nodes/update_$node.log
shown=${packages%% *}
[[ $shown == "$packages" ]] || shown=$shown~

if ! ping -c 1 -W 1 "$node" &>/dev/null && ! ping -c 1 -W 1 "$node" &>/dev/null; then
  echo "Error: The node [$node] is unreachable. Please check the network!" | tee -a "$log"
  exit 1
fi

os_version=
# shellcheck disable=SC1090 # settings are run as they are
. "/pitrix/conf/settings/$node"
options=
# Bug: for any other version apt has to ask, and nobody answers.
case $os_version in
  12.04* | 14.04* | 16.04*) options='--yes --allow-unauthenticated --reinstall' ;;
esac

to_node() { ssh -o ConnectTimeout=3 -o ConnectionAttempts=1 "$node" "export DEBIAN_FRONTEND=noninteractive; $1" </dev/null &>>"$log"; }

date '+%F %T' >>"$log"
# Bug: whether this worked is not looked at.
to_node 'dpkg --configure -a; rm -f /var/cache/apt/archives/*.deb; apt-get autoclean; apt-get clean; apt-get update'
if to_node "apt-get $options install $packages"; then
  echo "  Updating [$node] with [$shown] ... OK."
else
  echo "  Updating [$node] with [$shown] ... Error!"
  exit 1
fi
