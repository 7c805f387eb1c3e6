# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# The node keeps what the repository has now, under a second source, as a cache between the two would; the first leads nowhere.
sources=/etc/apt/sources.list
kept=$memory/repository

remember() {
  apt-get -qq update
  mkdir -p "$kept/indep" "$memory/got"
  local index
  index=$(find /var/lib/apt/lists -name '*_indep_Packages')
  if [[ -z $index ]]; then return; fi
  cp "$index" "$kept/indep/Packages"
  (
    cd "$memory/got" || exit
    sed -n 's/^Package: //p' "$kept/indep/Packages" | sort -u | xargs -r apt-get -qq -o APT::Sandbox::User=root download
  )
  while read -r file; do # older versions were not fetched
    mkdir -p "$kept/${file%/*}"
    if [[ -e $memory/got/${file##*/} ]]; then mv "$memory/got/${file##*/}" "$kept/$file"; fi
  done < <(sed -n 's/^Filename: //p' "$kept/indep/Packages")
}
break_it() {
  echo "deb [trusted=yes] file:$kept indep/" >"$sources"
  echo 'deb [trusted=yes] http://qingcloud-firstbox:9/repo indep/' >>"$sources"
}
mend_it() { echo 'deb [trusted=yes] http://qingcloud-firstbox/repo indep/' >"$sources"; }
