# shellcheck shell=bash
# shellcheck disable=SC2154 # the rendered script sets its arguments, creates_hosts and has_firstbox_commands; hosts and problem come from firstbox.sh, unnoted from journal.sh
# A group, or the firstbox itself, is brought to the desired state: the lock, who is in the group, the push, then the hosts.

arguments_for() { :; }

# A script without commands of the firstbox has nothing of push.sh.
run_firstbox_commands() { [ -z "$has_firstbox_commands" ] || push_reported "$firstbox_targets"; }

main() {
  if stop_wanted; then
    report stopped
  elif ! lock_where_needed; then
    not_touched "$problem" "${planned/#-/$group}"
  elif [ "$group" = firstbox ]; then
    [ "$firstbox_targets" = - ] || run_firstbox_commands
    if noted changing firstbox; then
      # Its receipts are marked like a node's: the runner reads one form.
      at_once "$program" | timeout -k 5 "$host_seconds" bash -s -- "$nonce" firstbox 2>&1 | receipts
    else
      not_touched "$unnoted" firstbox
    fi
  elif ! membership_unchanged; then
    report moved "$(packed_text "$problem")"
  else
    if [ "$firstbox_targets" != - ] || [ "$firstbox_targets$creates_hosts$planned" = -yes- ]; then run_firstbox_commands; fi
    unlock_firstbox
    created_hosts || report nobody "$(packed_text "$problem")"
    if stop_wanted; then
      report stopped
    elif [ "${#hosts[@]}" -gt 0 ]; then
      in_waves "${hosts[@]}"
    fi
  fi
  report finished
}
