#!/bin/bash
# Stand-in for the platform's wrapper: flattens its words for update_nodes.sh.
# Usage: update.sh [-f|--force-yes] <nodes> <pkgs…>     `update.sh hyper`: the package set hyper on the group hyper
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

force=()
case ${1:-} in
  -f | --force-yes) force=(-f) && shift ;;
esac
if (($# == 0)); then
  echo "Usage: $(basename "$0") [-f|--force-yes] <nodes> <pkgs>"
  exit 1
fi
nodes=$1
if (($# == 1)) && [[ -f $here/packages/$1 ]]; then set -- "$1" "$1"; fi
shift
packages=$*
exec "$here/update_nodes.sh" "${force[@]}" "$nodes" "${packages// /,}"
