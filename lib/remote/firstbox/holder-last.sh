# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # guarded is read by waves.sh, nonce and vip_name come from the rendered script, hosts from lib/remote/firstbox/firstbox.sh, doubted_words from host-output.sh, order from waves.sh, tell from journal.sh
# The proxy that holds the virtual address is changed last: known by looking, else the order is that of the names.
# It is not changed where another one failed: `guarded` is the wave that has it, 0 where it may be in any.

# What each host is asked; its text is sent there.
holds_address() {
  local shown word=no name
  name=$(uname -n)
  if ! shown=$(LC_ALL=C ip -o addr show </dev/null 2>/dev/null) || [ -z "$shown" ]; then
    word=unreadable
  elif [[ $shown == *" inet $1/"* ]]; then
    word=yes
  fi
  printf '\n@@%s %s holds %s\n' "$2" "${name%%.*}" "$word"
}

# ask_holders ADDRESS: what each of `hosts` says in `holds`, who is not believed in `doubted`. Plain ssh answers in a fifth of the time;
# where one does not answer that way, all are asked as they are changed.
ask_holders() {
  local way line question
  question=$({ declare -f holds_address && echo "holds_address $1 \"\$@\""; } | base64 -w0)
  for way in ssh "$engine"; do
    holds=() doubted=()
    while IFS= read -r line; do
      doubt "$line"
      [[ $line =~ ^@@$nonce\ from\ ([A-Za-z0-9-]+)\ holds\ (yes|no|unreadable)$ ]] || continue
      holds[${BASH_REMATCH[1]}]+=${BASH_REMATCH[2]}
    done < <(engine=$way fan_out "$question" "${hosts[@]}")
    if [ "$way" = "$engine" ] || [ -n "${private_lines:-}" ] || [ "${#holds[@]}" -eq "${#hosts[@]}" ]; then return; fi
  done
}

# holder_last: of `order`, one host each
holder_last() {
  local found=() name holders=() answers=() kept=() address
  local -A holds=() doubted=()
  # Nothing is said meanwhile, and the runner waits for words as long as one host may take.
  local host_seconds=$((host_seconds < 15 ? host_seconds : 15))
  # shellcheck disable=SC2016 # awk's fields, not the shell's
  mapfile -t found < <(awk -v name="$vip_name" '{ sub(/#.*/, ""); for (i = 2; i <= NF; i++) if ($i == name) print $1 }' /etc/hosts | sort -u)
  address=${found[0]:-}
  guarded=0
  if [ "${#found[@]}" -ne 1 ] || ! [[ $address =~ ^[0-9]+(\.[0-9]+){3}$ ]]; then
    tell "the virtual address $vip_name is not known: /etc/hosts gives ${found[*]:-none}; hosts are changed in the order of their names"
    return
  fi
  ask_holders "$address"
  for name in "${hosts[@]}"; do
    [ -z "${doubted[$name]:-}" ] || holds[$name]=$doubted_words
    answers+=("$name ${holds[$name]:-no answer}")
    [ "${holds[$name]:-}" != yes ] || holders+=("$name")
  done
  if [ "${#holders[@]}" -ne 1 ]; then
    tell "not exactly one host is seen to hold $address ($vip_name): $(some_of "${answers[@]}"); hosts are changed in the order of their names"
    return
  fi
  for name in "${order[@]}"; do [ "$name" = "${holders[0]}" ] || kept+=("$name"); done
  if [ "${#kept[@]}" -eq "${#order[@]}" ]; then
    guarded=${#order[@]}
    tell "${holders[0]} holds $address ($vip_name) and is not to be changed"
  else
    order=("${kept[@]}" "${holders[0]}")
    guarded=${#kept[@]}
    tell "${holders[0]} holds $address ($vip_name): it is changed last"
  fi
}
