# shellcheck shell=bash
# shellcheck disable=SC2004,SC2034,SC2154 # the script that this file is put into sets nonce; `doubted` of `doubt` is a table of the caller, which says doubted_words
# What hosts say, told apart by the output that it stands in. A host's own name is not believed.

# mawk, unlike others, waits for a full buffer unless told otherwise: progress would come at the end.
line_by_line=(awk)
case $(exec awk -W version 2>&1 </dev/null) in mawk*) line_by_line+=(-W interactive) ;; esac

# receipts [HOST...]: keeps receipts (as `@@NONCE from HOST ...`, so that no host can speak for the firstbox) and, of all the rest, the first
# lines of each host's output, cut: they tell why a receipt is missing. Without hosts, all is the firstbox's own.
# - A receipt counts for the host whose output it stands in; `called NAME` says that it gave another name.
# - exec_nodes.sh puts all hosts into one stream, where any of them can write another one's heading: `twice` says that there were two.
# - `@@NONCE unsent HOST WHY` says that the command did not reach it: in exec_nodes.sh's words or in those of ssh before a login. A host that
#   is silent without that may have begun.
# - One host cannot fill the look at all others: what it says has an end.
most_bytes=200000
receipts() {
  # shellcheck disable=SC2016 # awk's fields, not the shell's
  "${line_by_line[@]}" -v marker="@@$nonce " -v speakers="$*" -v most="$most_bytes" '
    function tell(words) { printf "\n%s%s\n", marker, words; fflush() }
    function unsent(name, why) { if (name in known && !(name in reached)) { reached[name] = 1; tell("unsent " name " " why) } }
    # Whether this is the first heading of the host.
    function first(name) {
      if (!(name in begun)) { begun[name] = 1; return 1 }
      if (number > 1 && !(name in twice)) { twice[name] = 1; tell("from " name " twice") }
      return 0
    }
    function bracketed() { match($0, /\[[A-Za-z0-9-]*\]/); return substr($0, RSTART + 1, RLENGTH - 2) }
    BEGIN {
      number = split(speakers, names, " ")
      for (i = 1; i <= number; i++) known[names[i]] = 1
      if (number == 1) block = names[1]
    }
    index($0, marker) == 1 {
      said = substr($0, length(marker) + 1, 2000)
      if (number > 0) {
        if (block == "") {
          if (!outside++) print "~ a receipt came outside of the output of every host, and proves nothing"
          next
        }
        bytes[block] += length(said)
        if (bytes[block] > most) {
          if (!(block in full)) print "~(" block "\n~ it sent more than " most " bytes of receipts, the rest was dropped"
          full[block] = 1
          next
        }
        name = substr(said, 1, index(said " ", " ") - 1)
        if (name != block) {
          if (!(block in otherwise)) tell("from " block " called " substr(name, 1, 80))
          otherwise[block] = 1
          next
        }
      }
      tell("from " said)
      next
    }
    /^ *Execing \[[A-Za-z0-9-]*\]/ {
      name = bracketed()
      if (number > 0 && !(name in known)) next
      if (number > 1) block = name
      if (first(name)) { print "~[" name; fflush() }
      kept = 0
      next
    }
    /^ *Error: The node \[[A-Za-z0-9-]*\] is unreachable/ {
      name = bracketed()
      if (number > 1) block = ""
      if (name in known && first(name)) { unsent(name, "unreachable"); kept = 0 }
    }
    /^(ssh: (connect to host|Could not resolve hostname) |(kex|ssh)_exchange_identification: |Connection timed out during banner exchange|([^ ]+: )?Permission denied \()/ { unsent(block, "unreachable") }
    /REMOTE HOST IDENTIFICATION HAS CHANGED/ { changed[block] = 1 }
    /^Host key verification failed/ { unsent(block, block in changed ? "host-key-changed" : "host-key-unknown") }
    # Not its frame, its list of hosts, and the command that it repeats.
    /^ *(TARGET|=|-|#)/ || /^ *[A-Za-z0-9,-]*$/ || /\|base64 -d\|/ { next }
    kept < 4 { print "~ " substr($0, 1, 300); kept++; fflush() }'
}

# doubt LINE: of a host with another name, or with two outputs, nothing is believed: it is noted in `doubted`, which the caller declares
doubt() { if [[ $1 =~ ^@@$nonce\ from\ ([A-Za-z0-9-]+)\ (called|twice)(\ |$) ]]; then doubted[${BASH_REMATCH[1]}]=yes; fi; }
doubted_words='two hosts may have answered under its name'
