#!/bin/sh
# boss of the bundle that lies here, with its provider, and its Terraform where it has one. Settings that are there already count.
set -eu
here=$(dirname -- "$(readlink -f -- "$0")")

# Terraform wants absolute paths, so this is written where the bundle lies now.
configuration() {
  mirror=$(printf '%s\n' "$here/providers" | sed 's/[\\"]/\\&/g')
  null='["registry.terraform.io/hashicorp/null", "registry.opentofu.org/hashicorp/null"]'
  printf '%s\n' 'disable_checkpoint = true' 'provider_installation {' \
    "  filesystem_mirror {" "    path    = \"$mirror\"" "    include = $null" '  }' \
    '  direct {' "    exclude = $null" '  }' '}'
}
if [ -z "${TF_CLI_CONFIG_FILE:-}" ]; then
  TF_CLI_CONFIG_FILE=$here/terraform.rc
  if [ "$(configuration)" != "$(cat -- "$TF_CLI_CONFIG_FILE" 2>/dev/null)" ]; then
    if ! { configuration >"$TF_CLI_CONFIG_FILE.$$" && mv -f -- "$TF_CLI_CONFIG_FILE.$$" "$TF_CLI_CONFIG_FILE"; } 2>/dev/null; then
      echo "boss: Terraform's settings cannot be written; got: $here, where $(id -un) may not write; allowed: one start by who may; cure: run it once as the owner of $here" >&2
      exit 1
    fi
  fi
fi
export TF_CLI_CONFIG_FILE
export CHECKPOINT_DISABLE="${CHECKPOINT_DISABLE:-1}"
if [ -d "$here/bin" ]; then
  PATH=$here/bin:$PATH
  [ -x "$here/bin/terraform" ] || export TERRAFORM_BINARY_NAME="${TERRAFORM_BINARY_NAME:-tofu}"
fi
# Runs are started in the stack's folder, which may be elsewhere.
export NODE_PATH="$here/node_modules${NODE_PATH:+:$NODE_PATH}"
exec node "$here/node_modules/boss-cdktf/scripts/boss.cjs" "$@"
