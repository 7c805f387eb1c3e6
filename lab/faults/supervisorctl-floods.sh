# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# Like a supervisord with a hundred thousand programs, each of them named as supervisord does.
break_it() { stand_in_for supervisorctl 'exec awk "BEGIN { for (i = 0; i < 100000; i++) printf \"%-33s RUNNING   pid %d, uptime 1:00:00\\n\", \"flood\" i, i + 1 }"'; }
mend_it() { rm -f /usr/local/bin/supervisorctl; }
