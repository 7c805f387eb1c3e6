# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
remember() { remember_conf; }
break_it() { cp "$packages$conf" "$conf"; }
mend_it() { remove_program; }
