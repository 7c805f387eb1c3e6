# shellcheck shell=bash
# shellcheck disable=SC2154 # nonce comes from the rendered script, wanted_hash from the runner, verdicts and push_one_by_one from push-one-by-one.sh
# Push of a package that carries a desired content.

declare -A wanted_hash

# push_content NAME SOURCE PACKAGE HOST,HOST...: only what lies on the firstbox is pushed, so that must be the desired content;
# built only when a host differs: a build may take in what else waits on the firstbox.
push_content() {
  local source=$2 package=$3 names=() left=() name
  if [ "$({ printf '%s' "$nonce" && cat -- "$source"; } 2>&1 | sha256sum)" != "${wanted_hash[$1]}  -" ]; then
    echo "$source is not as desired: nothing was built or pushed; plan again"
    return 1
  fi
  IFS=, read -ra names < <(echo "$4")
  verdicts "${names[@]}"
  for name in "${names[@]}"; do [ "${verdict[$name]}" = already ] || left+=("$name"); done
  [ "${#left[@]}" -eq 0 ] || push_one_by_one "$package" "$(IFS=, && echo "${left[*]}")"
}
