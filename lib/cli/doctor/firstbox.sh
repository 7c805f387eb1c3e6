# shellcheck shell=bash
# shellcheck disable=SC2154 # lib/remote/firstbox/firstbox.sh has report, read_group, fan_out and hosts; what is put before it sets program and groups
# Runs on the firstbox, after lib/remote/firstbox/firstbox.sh: what is needed there and on the nodes. Changes nothing.

arguments_for() { :; }

# exec_nodes_generation: what it does with a word that is no node tells; only `true` is carried out, if anything
exec_nodes_generation() {
  local said old_log=/var/log/exec_nodes/exec_nodes.log before
  [ -x "$exec_nodes" ] || {
    echo missing
    return
  }
  before=$(stat -c %s "$old_log" 2>/dev/null)
  said=$(timeout -k 5 20 "$exec_nodes" -f firstbox true 2>&1 </dev/null | head -c 4000)
  if [ "$(stat -c %s "$old_log" 2>/dev/null)" != "$before" ]; then
    echo 1
  else
    case $said in
      *'[firstbox] is invalid'*) echo 2 ;;
      *'[firstbox]'*) echo 3 ;;
      *) echo unknown ;;
    esac
  fi
}

main() {
  local name group all=()
  local -A known=()
  report user "$(id -u)"
  report clock "$(date +%s)"
  for name in / /tmp /var/log /var/backups; do report disk "$name" "$(df -Pk "$name" 2>/dev/null | awk 'NR == 2 { print $4 }')"; done
  if [ "$engine" = exec_nodes ]; then report exec-nodes "$(exec_nodes_generation)"; fi
  for group in "${groups[@]}"; do
    if ! read_group "$group"; then
      report group-problem "$group" "$(packed_text "$problem")"
      continue
    fi
    report group "$group" "$(IFS=, && echo "${hosts[*]}")"
    for name in "${hosts[@]}"; do
      [ -n "${known[$name]:-}" ] || all+=("$name")
      known[$name]=yes
    done
  done
  [ "${#all[@]}" -eq 0 ] || fan_out "$program" "${all[@]}"
  report finished
}
main </dev/null
