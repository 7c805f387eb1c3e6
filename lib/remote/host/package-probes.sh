# shellcheck shell=bash
# shellcheck disable=SC2016,SC2034,SC2154 # probes.sh has what is used here and uses what is set here
# Questions about what a package of the platform brings to a host. Rules as in probes.sh.

# read_package NAME: 1, and the answer absent | unfinished | unreadable, when it is not installed
read_package() {
  local text
  text=$(LC_ALL=C timeout "$question_seconds" dpkg-query -W -f '${Status}' -- "$1" 2>&1)
  if [[ $text =~ $dpkg_warnings"dpkg-query: no packages found matching $1"$ ]]; then
    word=absent
    return 1
  fi
  if ! [[ $text =~ $dpkg_warnings$dpkg_status$ ]]; then
    unreadable "dpkg-query said: ${text:-nothing}"
    return 1
  fi
  case ${BASH_REMATCH[5]} in
    'ok installed') return 0 ;;
    'ok not-installed' | 'ok config-files') word=absent ;;
    *) word=unfinished detail=${BASH_REMATCH[3]} ;;
  esac
  return 1
}

# package_is NAME VERSION: installed | other | absent | unfinished | unreadable. An epoch, which no file name holds, does not count.
package_is() {
  local text
  read_package "$1" || return 0
  text=$(LC_ALL=C timeout "$question_seconds" dpkg-query -W -f '${Version}' -- "$1" 2>&1)
  if ! [[ $text =~ $dpkg_warnings(([0-9]+:)?([0-9][A-Za-z0-9.+~-]*))$ ]]; then
    unreadable "dpkg-query said of its version: ${text:-nothing}"
  elif [ "${BASH_REMATCH[5]}" = "$2" ]; then
    word=installed
  else
    word=other detail=${BASH_REMATCH[3]}
  fi
}

# package_state NAME: absent | unfinished | outdated | installed | unreadable. Same version is no proof of same content.
# An older one than apt knows of is proof of the contrary.
package_state() {
  local text
  read_package "$1" || return 0
  # Without the caches that apt would write.
  text=$(LC_ALL=C timeout "$question_seconds" apt-cache -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= policy "$1" 2>&1)
  if ! [[ $'\n'$text =~ $'\n'"$1:"$'\n  Installed: '$version$'\n  Candidate: '$version$'\n' ]]; then
    unreadable "apt-cache policy said: ${text:-nothing}"
  elif [ "${BASH_REMATCH[1]}" = "${BASH_REMATCH[2]}" ]; then
    word=installed
  else
    word=outdated detail="${BASH_REMATCH[1]} is installed, apt knows ${BASH_REMATCH[2]}"
  fi
}
# dpkg warns, line by line, of what it dislikes in other packages.
dpkg_warnings=$'^(dpkg-query: warning: [^\n]*\n( [^\n]*\n)*)*'
dpkg_status='((unknown|install|hold|deinstall|purge) ((ok|reinstreq) (not-installed|config-files|half-installed|unpacked|half-configured|triggers-awaited|triggers-pending|installed)))'
# Not "(none)", which apt says of a package that dpkg does not have.
version='([0-9A-Za-z.+~:-]+)'

# program_settled NAME: settled | restarting | what program_state answers of a program that does not run. RUNNING is also said of
# one in a restart loop: a young one is looked at again when it should be old enough.
program_settled() {
  local until=$((SECONDS + question_seconds)) young='' uptime
  while true; do
    program_state "$1"
    if [ "$word" = starting ] && [ "$SECONDS" -lt "$until" ]; then
      sleep 1
      forget
      continue
    fi
    [ "$word" = running ] || return 0
    if [ "$uptime" = - ]; then
      unreadable "$supervisor_said: $detail"
      return
    fi
    if [ "$uptime" -ge "$settled_seconds" ]; then
      word=settled
      return
    fi
    if [ -n "$young" ]; then
      word=restarting
      return
    fi
    young=yes
    sleep $((settled_seconds + 1 - uptime))
    forget
  done
}
