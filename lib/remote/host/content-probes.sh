# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # probes.sh has what is used here and uses what is set here, content_key comes before this file
# Is a file as desired? Both are told by a hash; no content comes or goes. Its key is another one in each run and stands in no argument
# and no log: with the hash alone nobody can try what a secret is. What is desired the look and the runner set before this, by name.
declare -A wanted_hash

# file_content FILE NAME: as-desired | different | absent | unreadable
file_content() {
  local text
  plain_file "$1" || return 0
  text=$(
    { printf '%s' "$content_key" && cat -- "$1"; } 2>/dev/null | LC_ALL=C sha256sum
    [ "${PIPESTATUS[*]}" = '0 0' ] || echo failed
  )
  if [ -z "${wanted_hash[$2]:-}" ]; then
    unreadable "what is desired of $1 was not said"
  elif [ "$text" = "${wanted_hash[$2]}  -" ]; then
    word=as-desired
  elif [[ $text =~ ^[0-9a-f]{64}\ \ -$ ]]; then
    word=different
  else
    unreadable "$1 cannot be read"
  fi
}

# packaged_content PACKAGE BASENAME NAME: the same of the one file of that name which the package brings. What dpkg warns of, line by line
# with what is indented below it, is no answer.
packaged_content() {
  local text line files=()
  text=$(LC_ALL=C timeout "$question_seconds" dpkg-query -L -- "$1" 2>&1 |
    awk '/^dpkg-query: warning: / { warned = 1; next } warned && /^ / { next } { warned = 0; print }')
  if [[ $text =~ ^dpkg-query:\ (package\ .*\ is\ not\ installed|no\ packages\ found) ]]; then
    word=absent detail="package $1 is not installed"
    return
  fi
  while IFS= read -r line; do
    case $line in
      /*/"$2") files+=("$line") ;;
      /* | *diverted\ by\ * | *diverts\ *) ;;
      *)
        unreadable "dpkg-query -L $1 said: ${line:-nothing}"
        return
        ;;
    esac
  done < <(printf '%s\n' "$text")
  if [ "${#files[@]}" -ne 1 ]; then
    unreadable "package $1 holds ${#files[@]} files called $2, not one: ${files[*]}"
    return
  fi
  file_content "${files[0]}" "$3"
  detail=${detail:-${files[0]}}
}

# file_readers FILE: absent | unreadable | private | public: whether every user of the machine may read it
file_readers() {
  local text
  plain_file "$1" || return 0
  text=$(LC_ALL=C stat -c '%a' -- "$1" 2>&1)
  case $text in
    *[4567]) word=public detail="mode $text" ;;
    *[0123]) word=private ;;
    *) unreadable "stat said: $text" ;;
  esac
}

# file_version FILE: absent | unreadable | inode, size and time of the last change: another one after every change, and nothing of the content
file_version() {
  local text
  plain_file "$1" || return 0
  text=$(LC_ALL=C stat -c '%i-%s-%.9Z' -- "$1" 2>&1)
  if [[ $text =~ ^[0-9]+-[0-9]+-[0-9]+\.[0-9]{9}$ ]]; then word=$text; else unreadable "stat said: $text"; fi
}
