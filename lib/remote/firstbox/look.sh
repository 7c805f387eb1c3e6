# shellcheck shell=bash
# shellcheck disable=SC2154 # the rendered script sets nonce, zone, requests, membership_only, keyed_groups and the programs; hosts and problem come from firstbox.sh
# Looks at every group that is asked about: who is in it, and what its hosts answer. A host in several groups is asked once.

declare -A groups_of=()

arguments_for() {
  local name
  for name in "$@"; do printf '%s=%s ' "$name" "${groups_of[$name]}"; done
}

open_run() { report run "$@"; }

main() {
  local request name keyed all=() private=()
  each_open_run "$zone" open_run
  for request in "${requests[@]}"; do
    if [ "${request#*=}" = firstbox ]; then
      at_once "$firstbox_program" |
        timeout -k 5 "$host_seconds" bash -s -- "$nonce" firstbox firstbox=firstbox 2>&1 | receipts
      continue
    fi
    if ! read_group "${request#*=}"; then
      report "group-${nobody:-problem}" "${request%%=*}" "$(packed_text "$problem")"
      continue
    fi
    report group "${request%%=*}" "$(IFS=, && echo "${hosts[*]}")"
    case $membership_only in *" ${request%%=*} "*) continue ;; esac
    for name in "${hosts[@]}"; do
      [ -n "${groups_of[$name]:-}" ] || all+=("$name")
      groups_of[$name]=${groups_of[$name]:+${groups_of[$name]},}${request%%=*}
    done
  done
  for name in "${!all[@]}"; do
    for keyed in $keyed_groups; do
      [ -n "${private_lines:-}" ] || continue
      case ,${groups_of[${all[name]}]}, in *",$keyed,"*) ;; *) continue ;; esac
      private+=("${all[name]}")
      unset "all[name]"
      break
    done
  done
  [ "${#all[@]}" -eq 0 ] || private_lines='' fan_out "$program" "${all[@]}"
  [ "${#private[@]}" -eq 0 ] || fan_out "$program" "${private[@]}"
  report finished
}
