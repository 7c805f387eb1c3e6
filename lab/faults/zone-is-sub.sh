# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
variables=/pitrix/conf/variables/variables.yaml
break_it() { sed -i 's/\(is_global_zone:\) 1/\1 0/; s/\(is_sub_zone:\) 0/\1 1/' "$variables"; }
mend_it() { sed -i 's/\(is_global_zone:\) 0/\1 1/; s/\(is_sub_zone:\) 1/\1 0/' "$variables"; }
