# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
conf=/etc/supervisor/conf.d/lab-200.conf

break_it() {
  if [[ -e $conf ]]; then return; fi
  local before
  # One group: groups are stopped one after the other.
  printf '[program:filler]\nprocess_name=%%(program_name)s_%%(process_num)03d\nnumprocs=200\ncommand=/bin/sleep infinity\nautorestart=true\nstartsecs=1\nstdout_logfile=NONE\nstderr_logfile=NONE\n' >"$conf"
  before=$(log_lines)
  supervisorctl update >/dev/null
  until_true have_started 200 "$before"
}

mend_it() {
  rm -f "$conf"
  supervisorctl update >/dev/null
}
