#!/bin/bash
# PID 1 of a lab and the switch its hosts hang on. It runs in namespaces of its own, so nothing of it outlives it.
# Usage: switch.sh LAB_DIRECTORY BASE_TREE stay|follow     (follow: the lab ends when stdin does)
# Prints "lab PID", "host NAME PID" for each host, "ready"; the PIDs are those that the machine outside sees.
set -euo pipefail
umask 022
directory=$1 base=$2 life=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
run=$directory/run

read -r pid _ </proc/self/stat # /proc is still the machine's own
echo "lab $pid"

mount -t tmpfs -o mode=700 boss-lab "$run" # private: the machine never sees this mount
mkfifo "$run/said" "$run/go"
exec 7<>"$run/said" 8<>"$run/go"

# Every host gets a copy of this /dev.
mkdir -p "$run/dev/pts"
(
  cd "$run/dev"
  mkdir -m 1777 shm
  mknod -m 666 null c 1 3
  mknod -m 666 zero c 1 5
  mknod -m 666 full c 1 7
  mknod -m 666 random c 1 8
  mknod -m 666 urandom c 1 9
  mknod -m 666 tty c 5 0
  ln -s pts/ptmx ptmx
  ln -s /proc/self/fd fd
  ln -s /proc/self/fd/0 stdin
  ln -s /proc/self/fd/1 stdout
  ln -s /proc/self/fd/2 stderr
)

ip -batch - <<'LINKS'
link set lo up
link add br0 type bridge
addr add 10.77.255.254/16 dev br0
link set br0 up
LINKS

hosts=0
cables=()
while read -r name addresses; do
  mkdir -p "$run/$name"/{upper,work,root}
  cp -r "$directory/planted/$name/." "$run/$name/upper"
  # 8 is closed in the host: "go" is the end of file that comes when this script closes the last writer.
  unshare --mount --net --uts --ipc --pid --fork --kill-child=KILL \
    bash "$here/host.sh" "$run" "$base" "$name" "$addresses" 8>&- >/dev/null &
  cables+=("link add cable$hosts master br0 up type veth peer name eth0 netns $!")
  hosts=$((hosts + 1))
done <"$directory/planted/hosts"

# Reads one line of a host, whose first word is expected.
hear() {
  local word
  if ! read -r -t 60 word heard <&7 || [[ $word != "$1" ]]; then
    echo "a lab host did not start: waited for '$1', got '${word:-nothing in 60 s} ${heard:-}'" >&2
    exit 1
  fi
}

for ((i = 0; i < hosts; i++)); do
  hear here
  echo "host $heard"
done
printf '%s\n' "${cables[@]}" | ip -batch -
exec 8>&-
for ((i = 0; i < hosts; i++)); do hear ready; done
echo ready

exec >/dev/null 7>&-
if [[ $life == follow ]]; then exec cat; else exec sleep infinity; fi
