# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
conf=/etc/supervisor/conf.d/lab-200.conf

break_it() {
  if [[ -e $conf ]]; then return; fi
  local number before
  for number in {001..200}; do
    printf '[program:filler_%s]\ncommand=/bin/sleep infinity\nautorestart=true\nstartsecs=1\nstdout_logfile=NONE\nstderr_logfile=NONE\n' "$number"
  done >"$conf"
  before=$(log_lines)
  supervisorctl update >/dev/null
  until_true have_started 200 "$before"
}

mend_it() {
  rm -f "$conf"
  supervisorctl update >/dev/null
}
