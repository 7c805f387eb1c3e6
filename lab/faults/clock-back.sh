# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# As clock-forward.sh, the other way round: the folder is from tomorrow.
break_it() { shift_time 86400; }
mend_it() { shift_back; }
