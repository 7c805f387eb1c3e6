# shellcheck shell=bash
# shellcheck disable=SC2154 # the rendered script sets nonce, waves, may_be_away, vip_name and step_count, change and stop_wanted are in journal.sh
# A group is changed wave by wave, the next one only after the one before was proven. `waves` are the hosts that differed when it was
# planned, as a:b,c. Those that did not are proven together with the last wave. Fewer than two waves are one fan-out.

# in_waves HOST...
in_waves() {
  local order=() wave=() rest=() left=() name number why
  [ "$waves" = - ] || IFS=: read -ra order < <(echo "$waves")
  if [ "${#order[@]}" -lt 2 ]; then
    change "$@"
    return
  fi
  [ "$vip_name" = - ] || holder_last
  for name in "$@"; do
    case ,${waves//:/,}, in *",$name,"*) ;; *) rest+=("$name") ;; esac
  done
  for number in "${!order[@]}"; do
    IFS=, read -ra wave < <(echo "${order[number]}")
    tell "wave $((number + 1)) of ${#order[@]}: $(some_of "${wave[@]}")"
    if [ $((number + 1)) -eq "${#order[@]}" ]; then
      change "${wave[@]}" "${rest[@]}"
      return
    fi
    why=''
    if ! wave_proven "${wave[@]}"; then
      why="not touched, for wave $((number + 1)) of ${#order[@]} was not proven: $problem"
    elif stop_wanted; then
      why="not touched: the run was asked to stop after wave $((number + 1)) of ${#order[@]}, or could not keep its journal"
    fi
    if [ -n "$why" ]; then
      left=("${order[@]:number+1}" "${rest[@]}")
      report skipped "$(
        IFS=,
        echo "${left[*]}"
      )" "$(packed_text "$why")"
      return
    fi
  done
}

# wave_proven HOST...: whether every host's receipt says that every step holds there; else `problem`. Of hosts that their change did not
# reach as many count as may be unreachable, as long as another one of the wave is proven. The runner judges the same receipts again.
away_now=0
wave_proven() {
  local line name said number whole='' proven=0 bad=()
  local -A heard=() proofs=() unsent=()
  for ((number = 0; number < step_count; number++)); do whole+=" $number"; done
  while IFS= read -r line; do
    printf '%s\n' "$line"
    if [[ $line =~ ^@@$nonce\ unsent\ ([A-Za-z0-9-]+)\ ([a-z-]+)$ ]]; then unsent[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}; fi
    [[ $line =~ ^@@$nonce\ from\ ([A-Za-z0-9-]+)\ (.*)$ ]] || continue
    name=${BASH_REMATCH[1]} said=${BASH_REMATCH[2]}
    heard[$name]=yes
    case $said in
      'step '*' already' | 'step '*' converged')
        said=${said#step }
        proofs[$name]+=" ${said%% *}"
        ;;
      end) proofs[$name]+=" end" ;;
      'found '* | 'told '* | 'step '*' acting') ;;
      *) proofs[$name]+=" ?" ;;
    esac
  done < <(change "$@")
  for name in "$@"; do
    if [ -z "${heard[$name]:-}" ]; then
      case ${unsent[$name]:-} in
        unreachable)
          away_now=$((away_now + 1))
          [ "$away_now" -le "$may_be_away" ] || bad+=("no answer from $name")
          ;;
        host-key-*) bad+=("the host key of $name is not the known one") ;;
        *) bad+=("no answer from $name which may be changed") ;;
      esac
    elif [ "${proofs[$name]:-}" = "$whole end" ]; then
      proven=$((proven + 1))
    else
      bad+=("$name")
    fi
  done
  [ "$proven" -gt 0 ] || bad+=('nobody was proven')
  problem=$(some_of "${bad[@]}")
  [ "${#bad[@]}" -eq 0 ]
}

# some_of WORD...: the first five, and how many there are more
some_of() {
  local IFS=, text
  text="${*:1:5}"
  text=${text//,/, }
  [ "$#" -le 5 ] || text+=" and $(($# - 5)) more"
  echo "$text"
}
