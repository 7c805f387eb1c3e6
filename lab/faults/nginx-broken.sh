# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# The running nginx does not notice; every test and reload fails from here on.
foreign=/etc/nginx/conf.d/foreign.conf
break_it() { echo 'upstream foreign { server ;' >"$foreign"; }
mend_it() { rm -f "$foreign"; }
