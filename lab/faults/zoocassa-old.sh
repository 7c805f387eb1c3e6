# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
break_it() { sed -i 's/14\.04\.5/14.04.2/' /etc/lsb-release /etc/os-release; }
mend_it() { sed -i 's/14\.04\.2/14.04.5/' /etc/lsb-release /etc/os-release; }
