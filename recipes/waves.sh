# shellcheck shell=bash
# shellcheck disable=SC2154 # the rendered script sets nonce, waves, may_be_away, vip_name and step_count, facts/firstbox.sh has the rest
# A group is changed wave by wave, the next one only after the one before was proven. `waves` are the hosts that differed when it was
# planned, as a:b,c. Those that did not are proven together with the last wave. Fewer than two waves are one fan-out.

# in_waves PROGRAM(base64) HOST...
in_waves() {
  local program=$1 order=() wave=() rest=() left=() name number
  shift
  [ "$waves" = - ] || IFS=: read -ra order < <(echo "$waves")
  if [ "${#order[@]}" -lt 2 ]; then
    fan_out "$program" "$@"
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
      fan_out "$program" "${wave[@]}" "${rest[@]}"
    elif ! wave_proven "$program" "${wave[@]}"; then
      left=("${order[@]:number+1}" "${rest[@]}")
      report skipped "$(
        IFS=,
        echo "${left[*]}"
      )" "$(packed_text "not touched, for wave $((number + 1)) of ${#order[@]} was not proven: $problem")"
      return
    fi
  done
}

# wave_proven PROGRAM HOST...: whether every host's receipt says that every step holds there; else `problem`. Hosts without any receipt
# count as many as may be unreachable, as long as another one of the wave is proven. The runner judges the same receipts again.
away_now=0
wave_proven() {
  local program=$1 line name said number whole='' proven=0 bad=()
  local -A heard=() proofs=()
  shift
  for ((number = 0; number < step_count; number++)); do whole+=" $number"; done
  while IFS= read -r line; do
    printf '%s\n' "$line"
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
  done < <(fan_out "$program" "$@")
  for name in "$@"; do
    if [ -z "${heard[$name]:-}" ]; then
      away_now=$((away_now + 1))
      [ "$away_now" -le "$may_be_away" ] || bad+=("no answer from $name")
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

tell() { report progress "$(packed_text "$1")"; }
# some_of WORD...: the first five, and how many there are more
some_of() {
  local IFS=, text
  text="${*:1:5}"
  text=${text//,/, }
  [ "$#" -le 5 ] || text+=" and $(($# - 5)) more"
  echo "$text"
}
