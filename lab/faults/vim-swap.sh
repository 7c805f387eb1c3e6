# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# nginx's include does not reach a name that starts with a dot; its folder is newer than the workers all the same.
swap=/etc/nginx/sites-enabled/.console.conf.swp

break_it() { printf 'b0VIM 9.0' >"$swap"; }
mend_it() { rm -f "$swap"; }
