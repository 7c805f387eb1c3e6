# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
is_broken() { mountpoint -q /tmp; }
break_it() { is_broken || mount -t tmpfs -o ro,mode=1777 lab-readonly /tmp; }
mend_it() { if is_broken; then umount /tmp; fi; }
