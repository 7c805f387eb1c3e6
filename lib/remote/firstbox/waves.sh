# shellcheck shell=bash
# shellcheck disable=SC2154 # the rendered script sets nonce, waves, may_be_unreachable, may_fail, vip_name and step_count, change and stop_wanted are in journal.sh
# A group is changed wave by wave, the next one only after the one before was proven. `waves` are the hosts that differed when it was
# planned, as a:b,c. Those that did not are proven together with the last wave. Fewer than two waves are one fan-out.
# After a wave with failures the next one begins as long as no more than `may_fail` hosts of all waves failed; see goes_on.

# in_waves HOST...
in_waves() {
  local order=() wave=() rest=() untouched=() name number why guarded
  [ "$waves" = - ] || IFS=: read -ra order < <(echo "$waves")
  if [ "${#order[@]}" -lt 2 ]; then
    change "$@"
    return
  fi
  guarded=${#order[@]}
  pack_program "$program"
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
    if ! wave_proven "${wave[@]}" && ! goes_on "$number" "${#wave[@]}"; then
      why="not touched, for wave $((number + 1)) of ${#order[@]} was not proven: $problem"
    elif [ "${#failed[@]}" -gt 0 ] && [ $((number + 1)) -ge "$guarded" ]; then
      why="not touched, for the address $vip_name may be on it and a host before it was not proven: $(some_of "${failed[@]}")"
    elif stop_wanted; then
      why="not touched: the run was asked to stop after wave $((number + 1)) of ${#order[@]}, or could not keep its journal"
    fi
    if [ -n "$why" ]; then
      untouched=("${order[@]:number+1}" "${rest[@]}")
      report skipped "$(
        IFS=,
        echo "${untouched[*]}"
      )" "$(packed_text "$why")"
      return
    fi
  done
}

# goes_on NUMBER SIZE: whether the next wave begins although this one was not proven. Never after the first one, the canary, and never where
# of several hosts nobody was proven: that is no single host's trouble.
goes_on() {
  [ "$may_fail" -gt 0 ] || return 1
  local count="${#failed[@]} failed, $may_fail may (maxFailPercentage)"
  if [ "$1" -gt 0 ] && [ "${#failed[@]}" -le "$may_fail" ] && { [ "$2" -eq 1 ] || [ "$proven" -gt 0 ]; }; then
    tell "wave $(($1 + 1)) was not proven: $problem; $count: the next one begins"
  else
    problem+="; $count"
    return 1
  fi
}

# wave_proven HOST...: whether every host's receipt says that every step holds there; else `problem`. Of hosts that their change did not
# reach as many count as may be unreachable, as long as another one of the wave is proven. The runner judges the same receipts again.
# `failed` are the hosts of all waves so far that were not proven, `proven` is how many of this wave were.
unreachable_now=0 failed=()
wave_proven() {
  local line name said number whole='' bad=() unproven=()
  proven=0
  local -A heard=() proofs=() unsent=() against=()
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
        # What does not hold was said before: the runner refuses such a proof.
        [ -z "${against["$name $said"]:-}" ] || proofs[$name]+=' ?'
        ;;
      end) proofs[$name]+=" end" ;;
      'found '*)
        if ! [[ $said =~ ^found\ ([0-9]+)\ (guard|require|verify)\ [0-9]+\ [^\ ]+\ [^\ ]+$ ]]; then proofs[$name]+=' ?'; fi
        case ${BASH_REMATCH[2]:-} in
          guard) against["$name ${BASH_REMATCH[1]} already"]=yes ;;
          verify) against["$name ${BASH_REMATCH[1]} converged"]=yes ;;
        esac
        ;;
      'told '* | 'step '*' acting') ;;
      *) proofs[$name]+=" ?" ;;
    esac
  done < <(change "$@")
  for name in "$@"; do
    if [ -z "${heard[$name]:-}" ]; then
      case ${unsent[$name]:-} in
        unreachable)
          unreachable_now=$((unreachable_now + 1))
          [ "$unreachable_now" -gt "$may_be_unreachable" ] || continue
          bad+=("no answer from $name")
          ;;
        host-key-*) bad+=("the host key of $name is not the known one") ;;
        *) bad+=("no answer from $name which may be changed") ;;
      esac
      unproven+=("$name")
    elif [ "${proofs[$name]:-}" = "$whole end" ]; then
      proven=$((proven + 1))
    else
      bad+=("$name")
      unproven+=("$name")
    fi
  done
  if [ "$proven" -eq 0 ]; then
    bad+=('nobody was proven')
    unproven=("$@")
  fi
  failed+=("${unproven[@]}")
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
