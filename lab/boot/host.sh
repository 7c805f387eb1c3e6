#!/bin/bash
# PID 1 of one lab host, until tini takes over: own root file system, own network card, the services of its role.
# Usage: host.sh RUN_DIRECTORY BASE_TREE NAME "ADDRESS ADDRESS…"     (says "here NAME PID" and "ready NAME" on fd 7)
set -euo pipefail
run=$1 base=$2 name=$3 addresses=$4
home=$run/$name root=$run/$name/root
trap 'echo "failed $name: line $LINENO" >&7' ERR

exec 9<"$run/go"
read -r pid _ </proc/self/stat # the machine's view: its /proc is still mounted here
echo "here $name $pid" >&7
echo "$name" >/proc/sys/kernel/hostname

mount -t overlay "lab-$name" -o "lowerdir=$base,upperdir=$home/upper,workdir=$home/work" "$root"
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755 run "$root/run"
mkdir "$root/run/sshd" "$root/run/lock"
mount -t tmpfs -o mode=755 dev "$root/dev" # 755: in a sticky folder O_CREAT on /dev/null fails for other users
cp -a "$run/dev/." "$root/dev"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$root/dev/pts"

cd "$root"
pivot_root . .old
cd /

/usr/sbin/sshd
if compgen -G '/etc/supervisor/conf.d/*.conf' >/dev/null; then
  /usr/bin/supervisord -c /etc/supervisor/supervisord.conf
fi
if compgen -G '/etc/nginx/sites-enabled/*' >/dev/null; then /usr/sbin/nginx; fi

read -r <&9 || true # "go": the cable is in
ip link set lo up
for address in $addresses; do ip addr add "$address/16" dev eth0; done
ip link set eth0 up

# Up means that every program has run for its startsecs. The log tells without a Python start per look.
programs=$(find /etc/supervisor/conf.d -name '*.conf' | wc -l)
if ((programs > 0)); then
  timeout 40 grep -q -m "$programs" 'entered RUNNING state' <(exec tail -n +1 -F /var/log/supervisor/supervisord.log 2>/dev/null) ||
    {
      echo "failed $name: its programs are not up" >&7
      exit 1
    }
fi

umount -l /.old
echo "ready $name" >&7
exec 7>&- 9<&-
exec tini -s -- sleep infinity
