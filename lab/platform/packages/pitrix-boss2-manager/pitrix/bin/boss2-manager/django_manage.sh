#!/bin/bash
# Stand-in for the manager of BOSS V2 on a boss node (runbook: 检查环境, 环境版本, 升级包, 扩容环境).
# Usage: django_manage.sh areyouok|versions|migrate|init_data|rebuild_cache
# areyouok: one line per check, exit 1 when one of them is an error. What it really prints is not published.
schema=/var/lib/boss2/schema # only where migrate ran
packages=(pitrix-boss2-manager pitrix-ks-boss2-conf pitrix-ks-boss2-console pitrix-transit-upload-server)
programs=(boss2_api boss2_worker transit_upload_server)

is_broken() { [[ -d /run/lab-faults/$1 ]]; }
installed() { dpkg-query -W -f "\${Version}" pitrix-boss2-manager; }

failed=0
# Usage: check <name> <complaint, or nothing>
check() {
  if [[ -z $2 ]]; then
    echo "$1 ... ok"
  else
    echo "$1 ... error: $2"
    failed=1
  fi
}

areyouok() {
  local stopped
  if is_broken areyouok-garbage; then
    echo 'RuntimeWarning: DateTimeField received a naive datetime'
    return 0
  fi
  if is_broken areyouok-fails; then check database 'could not connect to server: Connection refused'; else check database ''; fi
  stopped=$(supervisorctl status "${programs[@]}" | awk '$2 != "RUNNING" { printf "%s%s", sep, $1; sep = ", " }')
  check programs "${stopped:+not running: $stopped}"
  if [[ -f /pitrix/conf/boss2/boss2.yaml ]]; then check config ''; else check config '/pitrix/conf/boss2/boss2.yaml is missing'; fi
  if [[ -f $schema ]]; then
    if dpkg --compare-versions "$(<"$schema")" lt "$(installed)"; then
      check schema "is of $(<"$schema"), the programs are of $(installed)"
    else
      check schema ''
    fi
  fi
  return "$failed"
}

mkdir -p /pitrix/log/boss2
echo "$(date '+%F %T') ${1:-}" >>/pitrix/log/boss2/django_manage.log
case ${1:-} in
  areyouok) areyouok ;;
  versions) dpkg-query -W -f "\${Package}: \${Version}\n" "${packages[@]}" ;;
  migrate)
    mkdir -p "${schema%/*}"
    installed >"$schema"
    echo "Running migrations: OK, now $(<"$schema")"
    ;;
  init_data) echo 'init data: OK' ;;
  rebuild_cache) echo 'rebuild cache: OK' ;;
  *)
    echo "Unknown command: '${1:-}'"
    exit 1
    ;;
esac
