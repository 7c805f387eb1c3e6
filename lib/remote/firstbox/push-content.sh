# shellcheck shell=bash
# shellcheck disable=SC2154 # content_key and wanted_hash come from the runner, about_step from the rendered script, noted from journal.sh, needs_update, verdicts and push_one_by_one from push-one-by-one.sh, build_package from push.sh
# Push of a package that carries a desired content.

declare -A wanted_hash

# push_content NAME SOURCE PACKAGE HOST,HOST...: only what lies on the firstbox is pushed, so that must be the desired content;
# built only when a host differs: a build may take in what else waits on the firstbox.
push_content() {
  local source=$2 package=$3 names=() left=() name
  if [ "$({ printf '%s' "$content_key" && cat -- "$source"; } 2>&1 | sha256sum)" != "${wanted_hash[$1]}  -" ]; then
    echo "$source is not as desired: nothing was built or pushed; plan again"
    return 1
  fi
  IFS=, read -ra names < <(echo "$4")
  verdicts "${names[@]}"
  for name in "${names[@]}"; do [ "${verdict[$name]}" = already ] || left+=("$name"); done
  [ "${#left[@]}" -eq 0 ] || push_one_by_one "$package" "$(IFS=, && echo "${left[*]}")"
}

# push_package PACKAGE SOURCE SHA256 HOST,HOST...: edit, build, push is one unit. stdin must be
# /dev/null and `-f` first, or update.sh asks for ever.
push_package() {
  local package=$1 source=$2 sum=$3 targets=$4 commas name words rc failed said
  local -A bytes=()
  if [ "$(sha256sum <"$source")" != "$sum  -" ]; then
    echo "$source changed since the plan: nothing was built or pushed; plan again"
    return 1
  fi
  # Another run, whose end this one waited for, may have brought it since the plan; update.sh would do it again.
  needs_update "$targets" || return 0
  build_package "$package" || return
  commas=${targets//[^,]/}
  for name in ${targets//,/ }; do bytes[$name]=$(log_bytes "$name"); done
  if ! noted bringing "$about_step" "${targets//,/ }"; then
    echo "nothing was pushed: $unnoted"
    return 1
  fi
  # Ten hosts at a time.
  words=$(LC_ALL=C timeout -k 5 $((300 * (1 + ${#commas} / 10))) /pitrix/upgrade/update.sh -f "$targets" "$package" 2>&1)
  rc=$?
  printf '%s\n' "$words"
  for name in ${targets//,/ }; do
    failed=0
    ! printf '%s\n' "$words" | grep -qF "Updating [$name] with [$package] ... Error!" || failed=1
    said=$(apt_said "$name" "${bytes[$name]}" "$failed")
    [ -z "$said" ] || echo "apt said on $name: $said; in full: $(update_log "$name")"
  done
  return "$rc"
}
