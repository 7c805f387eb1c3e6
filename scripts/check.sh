#!/usr/bin/env bash
# Types, lint, imports, format, shell scripts with their format, and scripts as they are sent, all at once. Exit: 0 all good, 1 something was found (shown).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/messages.sh
. scripts/messages.sh

cache=node_modules/.cache
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT

check_types() { npx --no-install tsc --noEmit --incremental --tsBuildInfoFile "$cache/tsc.tsbuildinfo"; }
check_lint() { npx --no-install eslint --max-warnings 0 .; }
check_imports() { npx --no-install depcruise --config .dependency-cruiser.cjs --output-type err main.ts lib constructs stacks lab bench examples scripts __tests__; }
check_format() { npx --no-install prettier --check --log-level warn --cache .; }
check_shell() {
  local -a files
  mapfile -t files < <(shell_files)
  shellcheck --external-sources "${files[@]}"
}

# Its settings are in .editorconfig.
check_shell_format() {
  local -a files
  mapfile -t files < <(shell_files)
  shfmt -d "${files[@]}"
}

check_assembled() { npx --no-install jest --selectProjects check; }

# Every shell script that git knows or would add, also those without an ending.
shell_files() {
  git ls-files -z --cached --others --exclude-standard | while IFS= read -rd '' file; do
    [[ -f $file ]] || continue
    if [[ $file == *.sh ]]; then
      echo "$file"
    elif [[ ${file##*/} != *.* ]] && head -n 1 "$file" | grep -aqE '^#!.*\b(ba)?sh\b'; then
      echo "$file"
    fi
  done
}

mkdir -p "$cache"
declare -A started
names=(types lint imports format shell shell_format assembled)
for name in "${names[@]}"; do
  "check_$name" >"$output/$name" 2>&1 &
  started[$name]=$!
done

failed=()
for name in "${names[@]}"; do
  if wait "${started[$name]}"; then
    say "check ${name//_/ }: good"
  else
    failed+=("${name//_/ }")
    cat "$output/$name" >&2
    say "check ${name//_/ }: FAILED, see above"
  fi
done
((${#failed[@]} == 0)) || fail 1 "check: failed: ${failed[*]}"
