# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# A jump of the clock is seen in the files from before it: those of nginx get a day older. The hosts of a lab share one clock, and
# a time namespace of Linux cannot move it.
break_it() { if [[ ! -e $memory/shifted ]]; then shift_times -86400 && touch "$memory/shifted"; fi; }
mend_it() { shift_times 86400; }
