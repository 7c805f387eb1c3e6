# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
break_it() { stand_in_for supervisorctl "$dribble"; }
mend_it() { rm -f /usr/local/bin/supervisorctl; }
