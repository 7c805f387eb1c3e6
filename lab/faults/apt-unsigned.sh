# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# As old apt had it: a repository without a signature costs a line W: at every update, and packages may come from it.
sources=/etc/apt/sources.list
allowed=/etc/apt/apt.conf.d/lab-unsigned

break_it() {
  sed -i 's/ \[trusted=yes\]//' "$sources"
  echo 'Acquire::AllowInsecureRepositories "true";' >"$allowed"
}
mend_it() {
  sed -i 's/^deb http/deb [trusted=yes] http/' "$sources"
  rm -f "$allowed"
}
