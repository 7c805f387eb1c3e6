# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
break_it() { ip link set eth0 down; }
mend_it() { ip link set eth0 up; }
