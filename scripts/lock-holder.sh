# shellcheck shell=bash
# Runs on the firstbox: lock-holder.sh ZONE yes|no. Says who holds the zone's lock; with yes gives it away.
main() {
  local file=/run/lock/boss-cdktf-$1.lock fd pid
  if ! [ -e "$file" ] || flock -n "$file" true; then
    echo free
    return
  fi
  echo "held by $(head -n 1 "$file")"
  for fd in /proc/[0-9]*/fd/8; do
    [ "$(readlink "$fd")" = "$file" ] || continue
    pid=${fd#/proc/}
    pid=${pid%%/*}
    # A script that came as an argument has many lines: one line a process.
    echo "process $pid $(head -c 1000 "/proc/$pid/cmdline" | tr -s '\0\n\r\t ' ' ' | cut -c1-100)"
  done 2>/dev/null
  # The holder keeps its lock on the file that is gone; the next run locks a new one.
  [ "$2" != yes ] || { rm -f "$file" && echo taken; }
}
main "$@" </dev/null
