# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
break_it() { in_bashrc 'yes Welcome | head -c 5000000'; }
mend_it() { out_of_bashrc; }
