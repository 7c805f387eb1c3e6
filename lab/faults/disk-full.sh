# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# The folders where something of ours or of the platform is written, as far as this host has them.
folders=(/var/backups /pitrix/conf/variables /pitrix/conf/global /etc/supervisor/conf.d)

break_it() {
  local folder
  for folder in "${folders[@]}"; do
    if [[ -d $folder ]]; then fill "$folder"; fi
  done
}
mend_it() {
  local folder
  for folder in "${folders[@]}"; do
    if [[ -d $folder ]]; then unfill "$folder"; fi
  done
}
