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

# A folder with all that is in it on a full disk of its own; what came or went there meanwhile stays so after the mend.
fill() {
  local below=$memory$1
  if mountpoint -q "$1"; then return; fi
  mkdir -p "$below"
  mount --bind "$1" "$below"
  mount -t tmpfs -o "mode=$(stat -c %a "$1"),size=4m" lab-full "$1"
  cp -a "$below/." "$1"
  cat /dev/zero >"$1/.lab-fills-the-disk" 2>/dev/null || true
}
unfill() {
  local below=$memory$1
  if ! mountpoint -q "$1"; then return; fi
  rm -f "$1/.lab-fills-the-disk"
  find "$below" -mindepth 1 -delete
  cp -a "$1/." "$below"
  umount -l "$1" "$below"
}

# The time of nginx's folder of sites, moved by seconds; after that only its mend moves it back, if nothing else did.
sites=/etc/nginx/sites-enabled
shift_time() {
  local before
  if [[ -e $memory/times ]]; then return; fi
  before=$(stat -c %Y $sites)
  touch -d "@$((before + $1))" $sites
  echo "$before $((before + $1))" >"$memory/times"
}
shift_back() {
  local before after
  read -r before after <"$memory/times"
  if [[ $(stat -c %Y $sites) == "$after" ]]; then touch -d "@$before" $sites; fi
}

# Endless, a byte a second.
# shellcheck disable=SC2034 # of two faults
dribble='while printf .; do sleep 1; done'

# stand_in_for PROGRAM COMMANDS: found before the true one
stand_in_for() {
  printf '#!/bin/bash\n%s\n' "$2" >"/usr/local/bin/$1"
  chmod 755 "/usr/local/bin/$1"
}

# sshd's shell reads it before every command.
in_bashrc() {
  out_of_bashrc
  printf '%s # lab fault %s\n' "$1" "$fault" >>/root/.bashrc
}
out_of_bashrc() { if [[ -e /root/.bashrc ]]; then sed -i "/ # lab fault $fault\$/d" /root/.bashrc; fi; }

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
