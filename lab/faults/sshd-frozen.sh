# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# Only the listener: sessions that are open go on.
break_it() { kill -STOP "$(</run/sshd.pid)"; }
mend_it() { kill -CONT "$(</run/sshd.pid)"; }
