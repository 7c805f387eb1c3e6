# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # word and detail are read by the program that this file is put into; probes.sh sets question_seconds
# Read-only questions to one host about its system; see probes.sh for the rules.

# os_release: the version of Ubuntu, such as 14.04.5 | unreadable. The second word is the version.
os_release() {
  local text
  text=$(LC_ALL=C timeout "$question_seconds" lsb_release -ds 2>&1)
  if [[ $text =~ ^\"?Ubuntu\ ([0-9]{1,3}(\.[0-9]{1,3}){1,3})(\ LTS)?\"?$ ]]; then
    word=${BASH_REMATCH[1]} detail=$text
  else
    unreadable "lsb_release -ds said: ${text:-nothing}"
  fi
}
