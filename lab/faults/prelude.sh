# shellcheck shell=bash disable=SC2154
# What the faults share. A fault file defines break_it and mend_it, and may define remember, which runs once before the
# first break. Where it defines nothing, a stand-in looks for the fault's folder. The lab sets fault, action, program (a V1 program of this host, or nothing) and zone.
set -euo pipefail
memory=/run/lab-faults/$fault
packages=/var/cache/lab-packages
conf=/etc/supervisor/conf.d/${program:-none}.conf

remember() { :; }
break_it() { :; }
mend_it() { :; }

# Waits up to 15 s until a command succeeds.
until_true() {
  local deadline=$((SECONDS + 15))
  until "$@"; do
    if ((SECONDS >= deadline)); then
      echo "fault $fault on $(uname -n): waited 15 s in vain for: $*" >&2
      exit 1
    fi
    sleep 0.1
  done
}

remember_conf() { if [[ -e $conf ]]; then touch "$memory/was-present"; fi; }

# As a reinstall of the package does: the conf is back and the program runs.
revive_program() {
  cp "$packages$conf" "$conf"
  local before
  before=$(log_lines)
  if [[ -n $(supervisorctl update "$program") ]]; then
    until_true have_started 1 "$before"
  else # loaded already, running or not; this waits by itself
    supervisorctl start "$program" | grep -qE ': (started|ERROR \(already started\))$'
  fi
}

# Starts supervisord and waits out the seconds in which its programs are only STARTING.
start_supervisord() {
  local before
  before=$(log_lines)
  supervisord -c /etc/supervisor/supervisord.conf 2>/dev/null # it remarks on the stale socket
  until_true have_started "$(find /etc/supervisor/conf.d -name '*.conf' | wc -l)" "$before"
}

# Its log, because every supervisorctl is a Python that has to start.
supervisord_log=/var/log/supervisor/supervisord.log
log_lines() { wc -l <"$supervisord_log"; }
have_started() { (($(tail -n +"$(($2 + 1))" "$supervisord_log" | grep -c 'entered RUNNING state') >= $1)); }

# Undoes revive_program where the program had been away before; a deploy may have done so already.
remove_program() {
  if [[ -e $memory/was-present ]]; then return; fi
  rm -f "$conf"
  supervisorctl update "$program" >/dev/null || true # not loaded any more: "no such group"
}

# The installer's version in version.json; the first one there is the current one.
set_installer() { sed -i "0,/\"installer\": /s/\"installer\": \".*\"/\"installer\": \"$1\"/" /pitrix/version.json; }
installer() { sed -n 's/.*"installer": "\(.*\)".*/\1/p;T;q' /pitrix/version.json; }

run_fault() {
  case $action in
    break)
      if [[ ! -d $memory ]]; then
        mkdir -p "$memory"
        remember
      fi
      break_it
      ;;
    mend)
      if [[ -d $memory ]]; then mend_it; fi
      rm -rf "$memory"
      ;;
  esac
}
