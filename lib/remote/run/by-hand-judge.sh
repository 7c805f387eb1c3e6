# shellcheck shell=bash
# shellcheck disable=SC2154 # by-hand.sh sets nonce, what a block says and the ways to tell
# Whether a run by hand proved every host, by the receipts that lib/run/ledger.ts judges a deploy by.

# follow_run: what the run says, from standard input
follow_run() {
  local line word text speaker=''
  declare -gA proofs=() ends=() said=() remarks=() unsent=() against=()
  over='' finished='' pushed='' members=''
  while IFS= read -r line; do
    case $line in
      "@run-$nonce "*)
        read -r word text < <(echo "${line#@run-* }")
        case $word in
          begun) meanwhile "run $nonce has begun; it goes on without this connection" ;;
          note) meanwhile "$(plain "$text")" ;;
          here | ready | alive) ;;
          *) over="$word $(plain "$text")" ;;
        esac
        ;;
      "@@$nonce from "*) receipt "${line#@@* from }" ;;
      "@@$nonce "*) firstbox_says "${line#@@* }" ;;
      '~['* | '~('*) speaker=${line#??} ;;
      '~ '*) remarks[${speaker:-none}]=$(printf '%s' "${line#??}" | LC_ALL=C tr -d '\000-\037\177') ;;
    esac
  done
}

firstbox_says() {
  local words=()
  read -ra words < <(echo "$1")
  case ${words[0]} in
    finished) finished=yes ;;
    progress) meanwhile "$(plain "${words[1]}")" ;;
    pushed) pushed="${words[1]} $(plain "${words[2]}")" ;;
    unsent) unsent[${words[1]}]=${words[2]} ;;
    members) members=${words[1]} ;;
    skipped) not_ok "${words[1]}: $(plain "${words[2]}")" ;;
    moved | nobody) not_ok "$group: it is not the group that was planned: $(plain "${words[1]}")" ;;
    stopped | cut | too-long) not_ok "$group: ${words[*]}: nothing was done" ;;
    unremembered) meanwhile 'the history of runs could not be written' ;;
  esac
}

# receipt HOST WORD...: every word that is not understood makes the host unproven
receipt() {
  local name=${1%% *} rest=${1#* } number
  [[ $name =~ ^[A-Za-z0-9-]+$ ]] || return 0
  case $rest in
    end) ends[$name]=$((${ends[$name]:-0} + 1)) ;;
    'told '*) meanwhile "$name: $(plain "${rest#told }")" ;;
    'found '*)
      if [[ $rest =~ ^found\ ([0-9]+)\ (guard|require|verify)\ ([0-9]+)\ ([^\ ]+)\ ([^\ ]+)$ ]]; then
        case ${BASH_REMATCH[2]} in
          guard) against["$name ${BASH_REMATCH[1]} already"]=yes ;;
          verify) against["$name ${BASH_REMATCH[1]} converged"]=yes ;;
        esac
        said[$name]+=" step $((BASH_REMATCH[1] + 1)), ${BASH_REMATCH[2]} $((BASH_REMATCH[3] + 1)): found ${BASH_REMATCH[4]} $(plain "${BASH_REMATCH[5]}");"
      else
        proofs[$name]+=' ?'
      fi
      ;;
    'step '*' acting')
      number=${rest//[!0-9]/}
      meanwhile "$name: step $((number + 1)): changing"
      ;;
    'step '*' already' | 'step '*' converged')
      number=${rest#step } number=${number%% *}
      proofs[$name]+=" $number"
      [ -z "${against["$name ${rest#step }"]:-}" ] || proofs[$name]+=' ?'
      ;;
    'step '*' failed '*)
      proofs[$name]+=' ?'
      said[$name]+=" failed: $(plain "${rest##* }");"
      ;;
    *)
      proofs[$name]+=' ?'
      said[$name]+=" $(printf '%s' "$rest" | LC_ALL=C tr -d '\000-\037\177');"
      ;;
  esac
}

# judge: a line for each host, then for all
judge() {
  local name number whole='' hosts=() gone=() proven=0
  for ((number = 0; number < step_count; number++)); do whole+=" $number"; done
  [ "$planned" != - ] || planned=''
  members=${members:-$planned}
  for name in ${members//,/ }; do [[ ,$away, == *",$name,"* ]] || hosts+=("$name"); done
  for name in ${planned//,/ }; do
    [[ ,$members, == *",$name,"* ]] || not_ok "$name left the group during the deploy job and is not proven: see that this is meant"
  done
  for name in "${!proofs[@]}" "${!ends[@]}"; do
    [[ ,$members, == *",$name,"* ]] || not_ok "$name: a receipt came under a name that is not in the group"
  done
  for name in "${hosts[@]}"; do
    if [ "${proofs[$name]:-}" = "$whole" ] && [ "${ends[$name]:-}" = 1 ]; then
      ok "$name"
      proven=$((proven + 1))
    elif [ -z "${proofs[$name]:-}${ends[$name]:-}" ] && [ "${unsent[$name]:-}" = unreachable ] && [[ ,$push_to, != *",$name,"* ]]; then
      gone+=("$name")
    else
      not_ok "$name: not proven:${said[$name]:- it gave no whole answer;} ${remarks[$name]:-}"
    fi
  done
  for name in "${gone[@]}"; do
    if [ "${#gone[@]}" -le "$may_be_away" ] && [ "$proven" -gt 0 ]; then
      meanwhile "$name: SKIPPED, unreachable, which maxUnreachable allows; nothing was sent to it"
    else
      not_ok "$name: unreachable, nothing was sent to it: ${remarks[$name]:-}"
    fi
  done
  [ "${#hosts[@]}" -gt 0 ] || not_ok "$group: no host on which anything could be proven"
  case $pushed in
    '') [ "$unasked" = - ] || not_ok "firstbox: its commands did not come to their end" ;;
    '0 '*) ;;
    *) not_ok "firstbox: its commands ended with $pushed" ;;
  esac
  case $over in
    'ended '*) [ -n "$finished" ] || not_ok 'firstbox: the script did not come to its end' ;;
    'held '*) not_ok "another run holds the zone: ${over#held }; paste this block again when that has ended" ;;
    '') not_ok "the run was not followed to its end: paste this block again; ${remarks[none]:-}" ;;
    *) not_ok "the run: $over" ;;
  esac
}
