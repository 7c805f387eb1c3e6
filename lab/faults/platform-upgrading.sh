# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# As pre_upgrade.sh leaves it; the first "upgrade" is the current one.
version=/pitrix/version.json
marker=/pitrix/upgrade/pre_upgrade.Done

break_it() {
  touch "$marker"
  if grep -q '"old_upgrade"' "$version"; then return; fi
  sed -i '0,/"upgrade": /s/\( *\)"upgrade": \(.*\)/\1"old_upgrade": \2\n\1"new_upgrade": "20210630",/' "$version"
}
mend_it() {
  rm -f "$marker"
  sed -i '/"new_upgrade": /d; s/"old_upgrade": /"upgrade": /' "$version"
}
