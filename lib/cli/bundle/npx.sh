#!/bin/sh
# Started by npx: the same as ./boss of the bundle.
exec "$(dirname -- "$(readlink -f -- "$0")")/../../boss" "$@"
