# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
controls() { find /pitrix/build/packages/deb -path "*/DEBIAN/$1"; }

break_it() { while read -r file; do mv "$file" "$file.away"; done < <(controls control); }
mend_it() { while read -r file; do mv "$file" "${file%.away}"; done < <(controls control.away); }
