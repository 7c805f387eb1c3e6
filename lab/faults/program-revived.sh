# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
remember() { remember_conf; }
break_it() { revive_program; }
mend_it() { remove_program; }
