#!/bin/bash
# Makes a read-only tree that lab hosts start from, and keeps it.
# Usage: base-tree.sh [bookworm|bullseye]        progress goes to stderr, the finished tree's path to stdout
#   bookworm: what all lab hosts share, a small Debian 12 with sshd, supervisor 4.2.5, nginx and GNU parallel
#   bullseye: supervisor 4.2.2 alone, for Python 3.9 and 2.7
# The cache key is this very script, so changing a package or a line below builds new trees.
set -euo pipefail
umask 022

cache=/var/cache/boss-cdktf
keyring=/usr/share/keyrings/debian-archive-keyring.gpg # debootstrap on Ubuntu would not find it by itself
release=${1:-bookworm}
case $release in
  bookworm) packages=openssh-server,openssh-client,supervisor,nginx-light,parallel,iproute2,iputils-ping,lsb-release,procps,sysvinit-utils,tini ;;
  bullseye) packages=supervisor,python2.7,python-pkg-resources ;;
  *)
    echo "base-tree.sh: unknown release, got '$release', allowed: bookworm, bullseye" >&2
    exit 2
    ;;
esac

key=$(sha256sum "${BASH_SOURCE[0]}" | cut -c 1-16)
tree=$cache/$release-$key-$(uname -m)

say() { printf '%s\n' "lab: $*" >&2; }

if [[ -d $tree ]]; then
  printf '%s\n' "$tree"
  exit 0
fi

for needed in debootstrap:debootstrap flock:util-linux; do
  if ! command -v "${needed%%:*}" >/dev/null; then
    say "cannot build the lab's base tree: ${needed%%:*} is not installed; run: apt-get install ${needed##*:} debian-archive-keyring"
    exit 1
  fi
done
if [[ ! -f $keyring ]]; then
  say "cannot build the lab's base tree: $keyring is missing; run: apt-get install debian-archive-keyring"
  exit 1
fi

mkdir -p "$cache"
exec 9>"$cache/lock"
if ! flock --nonblock 9; then
  say 'another process is building the base tree, waiting for it …'
  flock 9
fi
if [[ -d $tree ]]; then
  printf '%s\n' "$tree"
  exit 0
fi

# Under the lock nobody else is building, so whatever lies here is a leftover of a killed build.
rm -rf "$cache"/building.*
building=$(mktemp -d "$cache/building.XXXXXX")
trap 'rm -rf "$building"' EXIT

say "building the lab's base tree of Debian $release in $cache (once, about a minute, up to 370 MB) …"
if ! debootstrap --variant=minbase --keyring="$keyring" --include="$packages" "$release" "$building/root" \
  http://deb.debian.org/debian > >(
    awk '/^I: (Retrieving|Unpacking|Configuring)/ && ++n % 40 == 0 { print "lab:   " n " steps, now: " $2 " " $3 }' >&2
  ) 2>"$building/errors"; then
  say "debootstrap failed: $(tail -n 3 "$building/errors" "$building/root/debootstrap/debootstrap.log" 2>/dev/null | tr '\n' ' ')"
  exit 1
fi

root=$building/root
rm -f "$root"/etc/ssh/ssh_host_*    # every lab host gets a key of its own
if [[ $release == bullseye ]]; then # Debian has supervisor for Python 3 only; its source is for both
  for part in "$root"/usr/lib/python3/dist-packages/supervisor*; do
    ln -s "${part#"$root"}" "$root/usr/lib/python2.7/dist-packages/"
  done
fi
rm -f "$root"/etc/nginx/sites-{enabled,available}/default
rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
ln -sf /usr/share/zoneinfo/Asia/Shanghai "$root/etc/localtime" # log times are local on the platform
mkdir -p "$root/pitrix/log" "$root/.old"
chmod 755 "$root"

mv "$root" "$tree"
say "base tree ready: $tree"
printf '%s\n' "$tree"
