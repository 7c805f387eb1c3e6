# shellcheck shell=bash
# shellcheck disable=SC2154 # the rendered script sets its arguments, makes_hosts and pushes; hosts and problem come from firstbox.sh, unnoted from journal.sh
# A group, or the firstbox itself, is brought to the desired state: the lock, who is in the group, the push, then the hosts.

arguments_for() { :; }

# A script without pushes has nothing of push.sh.
push_where_told() { [ -z "$pushes" ] || push_reported "$push_to"; }

main() {
  if stop_wanted; then
    report stopped
  elif ! lock_where_needed; then
    not_touched "$problem" "${planned/#-/$group}"
  elif [ "$group" = firstbox ]; then
    [ "$push_to" = - ] || push_where_told
    if noted changing firstbox; then
      # Its receipts are marked like a node's: the runner reads one form.
      at_once "$program" | timeout -k 5 "$host_seconds" bash -s -- "$nonce" firstbox 2>&1 | receipts
    else
      not_touched "$unnoted" firstbox
    fi
  elif ! as_planned; then
    report moved "$(packed_text "$problem")"
  else
    if [ "$push_to" != - ] || [ "$push_to$makes_hosts$planned" = -yes- ]; then push_where_told; fi
    unlock_firstbox
    made_hosts || report nobody "$(packed_text "$problem")"
    if stop_wanted; then
      report stopped
    elif [ "${#hosts[@]}" -gt 0 ]; then
      in_waves "${hosts[@]}"
    fi
  fi
  report finished
}
