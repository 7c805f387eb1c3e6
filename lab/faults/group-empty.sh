# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
groups=/pitrix/conf/nodes
empty='nodes=(  );'

remember() { cp -p "$groups/hyper" "$memory/hyper" && if [[ -e $groups/$zone-hyper ]]; then cp -p "$groups/$zone-hyper" "$memory"; fi; }

break_it() { for copy in "$memory"/*; do echo "$empty" >"$groups/${copy##*/}"; done; }

mend_it() {
  for copy in "$memory"/*; do
    if [[ $(<"$groups/${copy##*/}") == "$empty" ]]; then cp -p "$copy" "$groups"; fi
  done
}
