#!/bin/bash
# PID 1 of a host that stands alone, without network: for what one supervisord shows. It ends with the commands.
# Usage: single.sh RUN_DIRECTORY BASE_TREE COMMANDS
set -euo pipefail
run=$1 base=$2 commands=$3

mount -t tmpfs -o mode=700 boss-lab "$run" # private: the machine never sees this mount
mkdir "$run"/{upper,work,root}
mount -t overlay lab-single -o "lowerdir=$base,upperdir=$run/upper,workdir=$run/work" "$run/root"
mount -t proc proc "$run/root/proc"
mount --rbind /dev "$run/root/dev"
mount -t tmpfs -o mode=755 run "$run/root/run"
ip link set lo up
# A child: this very shell stays and takes in what supervisord leaves behind.
env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
  chroot "$run/root" bash -c "$commands" </dev/null
