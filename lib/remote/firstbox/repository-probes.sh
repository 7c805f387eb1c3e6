# shellcheck shell=bash
# shellcheck disable=SC2034 # word and detail are read by what this file is put into
# Questions to the firstbox alone: its repository of packages, and what an upgrade of BOSS V2 left to be done. Rules as in probes.sh.

indep=/pitrix/repo/indep
pending_directory=/var/lib/boss-cdktf

# migration_note ZONE: the file that an upgrade leaves until migrate and init_data have succeeded
migration_note() { printf '%s' "$pending_directory/$1/migrate-pending"; }

# versions_in_index NAME: the versions that the apt index offers, in `versions`; 1 when the index cannot be read. No index, no version.
versions_in_index() {
  local text rc
  versions=()
  if [ -e "$indep/Packages.gz" ]; then
    text=$(timeout 20 gzip -dc -- "$indep/Packages.gz" 2>&1)
  elif [ -e "$indep/Packages" ]; then
    text=$(cat -- "$indep/Packages" 2>&1)
  else
    return 0
  fi
  rc=$?
  if [ "$rc" -ne 0 ]; then
    word=unreadable detail="the index of $indep cannot be read ($rc): $(printf '%s' "$text" | tail -c 200)"
    return 1
  fi
  mapfile -t versions < <(printf '%s\n' "$text" | awk -v name="$1" '
    /^$/ { found = "" }
    /^Package:/ { found = $2 }
    /^Version:/ && found == name { print $2 }')
}

# newest_in_index NAME VERSION: newest | missing | newer | unreadable. An epoch does not count in VERSION, but does for apt.
newest_in_index() {
  local versions one wanted=$2 offered=''
  versions_in_index "$1" || return 0
  for one in "${versions[@]+"${versions[@]}"}"; do
    if [ "${one#*:}" = "$2" ]; then wanted=$one offered=yes; fi
  done
  for one in "${versions[@]+"${versions[@]}"}"; do
    dpkg --compare-versions "$one" gt "$wanted"
    case $? in
      0) ;;
      1) continue ;;
      *)
        word=unreadable detail="dpkg cannot compare the versions $one and $wanted of $1"
        return
        ;;
    esac
    word=newer
    detail="$1 $one, which update.sh would install: take its .deb out of $indep and run /pitrix/bin/scan_all.sh, or want $one"
    return
  done
  if [ -n "$offered" ]; then word=newest; else word=missing detail="it offers ${versions[*]:-none}"; fi
}

# newer_in_index NAME VERSION: none | newer | unreadable
newer_in_index() {
  newest_in_index "$1" "$2"
  case $word in newest | missing) word=none ;; esac
}

# package_place PATH SHA256: free | taken | unreadable
package_place() {
  file_sha256 "$1"
  case $word in
    unreadable) ;;
    absent | "$2") word=free ;;
    *) word=taken detail="$1 is there with other content, and a package file is never replaced: give the new package a new version" ;;
  esac
}

# boss2_database ZONE: migrated | unmigrated | unreadable. An upgrade leaves `HOST TIME NAME=VERSION...` until migrate and
# init_data have succeeded.
boss2_database() {
  local file text
  file=$(migration_note "$1")
  word=migrated
  [ -e "$file" ] || return 0
  text=$(head -c 2000 -- "$file" 2>&1)
  if [[ $text =~ ^([A-Za-z0-9][A-Za-z0-9-]*)\ ([0-9TZ:-]+)\ ([A-Za-z0-9.+~=\ -]+)$ ]]; then
    word=unmigrated detail="since ${BASH_REMATCH[2]}, for ${BASH_REMATCH[3]}"
  else
    word=unreadable detail="$file says: ${text:-nothing}; run migrate and init_data on a boss node, then remove it"
  fi
}
