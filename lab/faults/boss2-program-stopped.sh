# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
break_it() {
  if ! supervisorctl status boss2_worker | grep -qE ' (RUNNING|STARTING|STOPPED) '; then
    echo "fault $fault on $(uname -n): BOSS V2 is not installed, so its program cannot be stopped" >&2
    exit 1
  fi
  supervisorctl stop boss2_worker >/dev/null
}
mend_it() { supervisorctl start boss2_worker >/dev/null || true; } # a deploy may have started it
