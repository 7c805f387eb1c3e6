# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
file=/pitrix/conf/boss2/boss2.yaml
line='# changed by hand on the node'

break_it() {
  if [[ ! -e $file ]]; then
    echo "fault $fault on $(uname -n): BOSS V2 is not installed, so its file cannot be changed" >&2
    exit 1
  fi
  if ! grep -qxF "$line" "$file"; then echo "$line" >>"$file"; fi
}
mend_it() { if [[ -e $file ]]; then sed -i "/^$line\$/d" "$file"; fi; }
