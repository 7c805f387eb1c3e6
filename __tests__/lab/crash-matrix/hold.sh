#!/bin/bash
# Stands before dd and ssh on the firstbox of this test. Each file in /root/holds tells in two lines where a run is held: its name, and an
# extended regular expression of the line that goes into its journal next, or of `ssh` and its words. Where that fits, a file of the same
# name appears in /root/held, and this goes on when both are gone. Meanwhile no other line gets into a journal: what has to be noted
# before it is begun is not begun.
name=${0##*/}
case "$name $*" in
  'dd of=/var/log/boss-cdktf/'*' oflag=append '*)
    text=$(cat && printf x)
    text=${text%x}
    journal=$1
    line=${text#@@* }
    while compgen -G '/root/held/*' >/dev/null; do sleep 0.05; done
    ;;
  'ssh '*)
    journal=$(compgen -G '/var/log/boss-cdktf/*/*.*.*' | LC_ALL=C sort | tail -n 1)
    line="ssh $*"
    ;;
  *) exec "/usr/bin/$name" "$@" ;;
esac
run=${journal##*/} run=${run#.} run=${run#*.} run=${run%.*} # also .pending.NAME.NONCE, which a journal is before its first line

for hold in /root/holds/*; do
  mapfile -t wanted 2>/dev/null <"$hold" || continue
  if [ "$run" = "${wanted[0]}" ] && [[ ${line%$'\n'} =~ ${wanted[1]} ]]; then
    : >"/root/held/${hold##*/}"
    while [ -e "$hold" ] || [ -e "/root/held/${hold##*/}" ]; do sleep 0.05; done
  fi
done

if [ "$name" = ssh ]; then exec /usr/bin/ssh "$@"; fi
printf '%s' "$text" | /usr/bin/dd "$@"
