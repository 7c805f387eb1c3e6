#!/usr/bin/env bash
# Sets up what is missing, and only that. Quiet when nothing is.
# Usage: setup.sh tests|lab [look]     tests: what the checks and unit tests need; lab: what a lab and its Terraform need
# look: what is missing is told, nothing is installed.
# Exit: 0 ready, 1 an installation failed, 2 something must be brought first, 3 no lab on such a machine
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/messages.sh
. scripts/messages.sh

readonly NODE_AT_LEAST=20.9 TERRAFORM_AT_LEAST=1.9

main() {
  local scope=${1:-} missing
  [[ $scope == tests || $scope == lab ]] || fail 2 "set-up: unknown scope, got '$scope', allowed: tests, lab"
  # Everything that we cannot bring ourselves is asked first, so that nothing is left half-done.
  require_node
  if [[ $scope == lab ]]; then
    require_linux_and_root
    require_terraform
  fi
  missing=$(missing_packages "$scope")
  if [[ ${2:-} == look ]]; then
    node_modules_are_there || missing+='node_modules '
    [[ -z $missing ]] || fail 2 "set-up: missing here: ${missing% }. Run first: bash scripts/setup.sh $scope"
    return
  fi
  install_packages "$missing"
  if [[ $scope == tests ]]; then install_browser; fi
  install_node_modules
  if [[ $scope == lab ]]; then make_base_trees; fi
}

install_browser() {
  (install_packages "$(missing_packages pages)") || say 'set-up: without a browser, or its Chinese font, the tests of the page are skipped'
}

make_base_trees() {
  as_root bash lab/base-tree.sh bookworm >/dev/null
  as_root bash lab/base-tree.sh bullseye >/dev/null || say 'set-up: without that tree the tests on supervisor 4.2.2 are skipped'
}

# at_least VERSION MINIMUM; false for anything that is not a plain version
at_least() { [[ $1 =~ ^[0-9.]+$ && $(printf '%s\n' "$2" "$1" | sort -V | head -n 1) == "$2" ]]; }

require_node() {
  local got='none'
  if have node; then got=$(node -p 'process.versions.node'); fi
  have npm || got+=' without npm'
  if at_least "$got" "$NODE_AT_LEAST"; then return; fi
  fail 2 "set-up: Node, got $got, needed >= $NODE_AT_LEAST with npm." \
    'Get it from https://nodejs.org/en/download or https://github.com/nodesource/distributions (Debian, Ubuntu).'
}

require_terraform() {
  local binary got=none
  for binary in ${TERRAFORM_BINARY_NAME:+"$TERRAFORM_BINARY_NAME"} terraform tofu; do
    have "$binary" || continue
    got=$("$binary" version 2>/dev/null | sed -n 's/^\(Terraform\|OpenTofu\) v\([0-9.]*\).*/\1 \2/p')
    if [[ $got == OpenTofu* ]] || at_least "${got#Terraform }" "$TERRAFORM_AT_LEAST"; then return; fi
  done
  fail 2 "set-up: Terraform, got $got, needed: Terraform >= $TERRAFORM_AT_LEAST or OpenTofu." \
    'Get it from https://developer.hashicorp.com/terraform/install or https://opentofu.org/docs/intro/install.'
}

require_linux_and_root() {
  [[ $(uname -s) == Linux ]] || fail 3 "set-up: the lab, got $(uname -s), needs Linux and root or sudo."
  ((EUID == 0)) || have sudo || fail 3 'set-up: the lab, got an ordinary user without sudo, needs Linux and root or sudo.'
}

# What stands for a package, and the package: a command, or a file (a pattern) where commands may lie outside the PATH.
readonly TESTS_NEED='ssh openssh-client
/usr/sbin/sshd openssh-server
shellcheck shellcheck
shfmt shfmt
zsh zsh
fish fish'
# For the page in a browser. Where there is none (elsewhere than in Debian it has other names) its tests are skipped.
readonly PAGES_NEED='chromium chromium
/usr/share/fonts/*/*/NotoSansCJK* fonts-noto-cjk'
readonly LAB_NEEDS='ssh openssh-client
/usr/sbin/debootstrap debootstrap
/usr/share/keyrings/debian-archive-keyring.gpg debian-archive-keyring
unshare util-linux
mount mount
/usr/sbin/ip iproute2
/usr/lib/postgresql/*/bin/initdb postgresql'

# missing_packages SCOPE
missing_packages() {
  local needs stands_for package
  case $1 in
    tests) needs=$TESTS_NEED ;;
    pages) needs=$PAGES_NEED ;;
    lab) needs=$LAB_NEEDS ;;
  esac
  while read -r stands_for package; do
    have "$stands_for" || compgen -G "$stands_for" >/dev/null || printf '%s ' "$package"
  done <<<"$needs"
}

install_packages() {
  local -a packages
  read -ra packages <<<"$1"
  ((${#packages[@]} > 0)) || return 0
  have apt-get || fail 1 "set-up: missing here: ${packages[*]} (Debian's names); no apt-get to install them, please do it by hand."
  ((EUID == 0)) || have sudo || fail 1 "set-up: missing here: ${packages[*]}; run as root: apt-get install ${packages[*]}"
  say "set-up: installing ${packages[*]} …"
  # A broken third-party list is none of our business as long as the packages can be had.
  as_root apt-get update -qq >&2 || say 'set-up: apt-get update had problems (above), going on with what it got'
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >&2 ||
    fail 1 "set-up: apt-get could not install ${packages[*]}; its messages are above."
  # The tests run the programs themselves; a machine that had no such service does not get one from us.
  if [[ " ${packages[*]} " == *' openssh-server '* ]]; then stop_service ssh.service ssh.socket; fi
  if [[ " ${packages[*]} " == *' postgresql '* ]]; then stop_service postgresql.service; fi
}

stop_service() { ! have systemctl || as_root systemctl disable --quiet --now "$@" >&2 || true; }

node_modules_are_there() {
  # npm writes this file last.
  local done_mark=node_modules/.package-lock.json
  [[ -e $done_mark && ! package-lock.json -nt $done_mark ]]
}

install_node_modules() {
  if node_modules_are_there; then return; fi
  say 'set-up: installing the Node packages (600 MB, about a minute) …'
  npm ci --no-audit --no-fund --loglevel=error >&2 || fail 1 'set-up: npm ci failed; its messages are above.'
}

main "$@"
