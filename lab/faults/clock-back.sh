# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# As clock-forward.sh, the other way round: files are from tomorrow.
break_it() { if [[ ! -e $memory/shifted ]]; then shift_times 86400 && touch "$memory/shifted"; fi; }
mend_it() { shift_times -86400; }
