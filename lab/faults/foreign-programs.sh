# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# One that is started by hand, one that had its turn, and two in a group: what other teams have, and all of it is in order.
conf=/etc/supervisor/conf.d/inspection.conf

remember() { printf '#!/bin/bash\necho ran >>/pitrix/log/inspection_once.runs\n' | install -m 755 /dev/stdin /usr/local/bin/inspection_once; }
break_it() {
  if [[ -e $conf ]]; then return; fi
  local before
  printf '%s\n' '[program:inspection_report]' 'command=/bin/sleep infinity' 'autostart=false' \
    '[program:inspection_once]' 'command=/usr/local/bin/inspection_once' 'autorestart=false' 'startsecs=0' \
    '[program:inspection_cpu]' 'command=/bin/sleep infinity' \
    '[program:inspection_disk]' 'command=/bin/sleep infinity' \
    '[group:inspection]' 'programs=inspection_cpu,inspection_disk' >"$conf"
  before=$(log_lines)
  supervisorctl update >/dev/null
  until_true is_in_order "$before"
}
# One that ends at once may never be called RUNNING.
is_in_order() { (($(tail -n +"$(($1 + 1))" "$supervisord_log" | grep -cE 'inspection_(cpu|disk) entered RUNNING|exited: inspection_once') == 3)); }
mend_it() {
  rm -f "$conf" /usr/local/bin/inspection_once /pitrix/log/inspection_once.runs
  supervisorctl update >/dev/null
}
