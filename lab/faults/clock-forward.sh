# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# A jump of the clock is seen in what was written before it: that gets a day older. Only the one time that a probe compares with
# the age of processes is moved: the hosts of a lab share one clock, no time namespace moves it, and nothing sets a ctime.
break_it() { shift_time -86400; }
mend_it() { shift_back; }
