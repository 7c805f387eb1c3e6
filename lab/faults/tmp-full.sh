# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
break_it() { fill /tmp; }
mend_it() { unfill /tmp; }
