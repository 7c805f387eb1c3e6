# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
is_loaded() { supervisorctl status websupervisor | grep -qE ' (RUNNING|STARTING|STOPPED) '; }

break_it() {
  if ! is_loaded; then
    echo "fault $fault on $(uname -n): websupervisor is not installed, so it cannot be stopped" >&2
    exit 1
  fi
  supervisorctl stop websupervisor >/dev/null
}
mend_it() { supervisorctl start websupervisor >/dev/null || true; } # a deploy may have started it
