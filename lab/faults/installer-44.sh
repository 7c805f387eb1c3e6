# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
remember() { installer >"$memory/installer"; }
break_it() { set_installer 4.4; }
mend_it() { set_installer "$(<"$memory/installer")"; }
