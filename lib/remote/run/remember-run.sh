# shellcheck shell=bash
# The firstbox's history: one line of JSON for each run and host, in history.jsonl beside the journals. The newest 2 MB of 4 are kept.

# remember_run JOURNAL NONCE ABOUT: ABOUT is base64 of lines: a JSON object, the steps' titles as JSON strings, and one more that is not for here
remember_run() {
  local file=${1%/*}/history.jsonl new=${1%/*}/history.new cut=''
  [ -z "$(tail -c 1 -- "$file" 2>/dev/null)" ] || cut=$'\n' # a line that was cut off is not continued
  # shellcheck disable=SC2016 # awk's fields, not the shell's
  (umask 077 && {
    printf '%s' "$3" | base64 -d
    printf '\n@journal\n'
    cat -- "$1"
  } | awk -v mark="@@$2" '
    !reading { if ($0 == "@journal") { reading = 1; titles-- } else if (!NR_about++) record = $0; else if ($0 != "") title[titles++] = $0; next }
    $1 != mark { next }
    $2 == "begun" { begun = now = $6 }
    $2 == "at" { now = $3 }
    $2 == "changing" { for (i = 3; i <= NF; i++) { host($i); if (result[$i] == "") result[$i] = "unreachable" } }
    $2 == "from" && $4 == "found" && result[$3] == "unreachable" { host($3); result[$3] = "unreadable" }
    $2 == "from" && $4 == "step" {
      host($3); last[$3] = $5; at[$3] = now
      if ($6 == "already" || $6 == "converged") { result[$3] = "begun" }
      else if ($6 == "acting") result[$3] = "unreadable"
      else result[$3] = $6 == "unreadable" ? "unreadable" : "failed"
    }
    $2 == "from" && ($4 == "called" || $4 == "twice") { host($3); doubted[$3] = 1 }
    $2 == "from" && $4 == "end" { host($3); at[$3] = now; if (result[$3] == "begun" && last[$3] == titles - 1) result[$3] = "proven" }
    $2 == "pushed" && $3 != "0" { pushed = "failed" }
    function host(name) { if (!(name in known)) { known[name] = 1; names[count++] = name } }
    END {
      if (pushed != "" || count == 0) { host("firstbox"); if (pushed != "" || result["firstbox"] == "") result["firstbox"] = pushed == "" ? "skipped" : pushed }
      for (i = 0; i < count; i++) {
        name = names[i]
        if (name !~ /^[A-Za-z0-9-]+$/) continue
        if (result[name] == "begun" || result[name] == "" || name in doubted) result[name] = "unreadable"
        printf "%s,\"begun\":%d,\"host\":\"%s\",\"result\":\"%s\"", substr(record, 1, length(record) - 1), begun, name, result[name]
        if (name in last && last[name] in title) printf ",\"step\":%s", title[last[name]]
        printf ",\"seconds\":%d}\n", (name in at ? at[name] : now) - begun
      }
    }' | {
    printf '%s' "$cut"
    cat
  } >>"$file") || return
  [ "$(stat -c %s -- "$file")" -gt 4000000 ] || return 0
  if (umask 077 && tail -c 2000000 -- "$file" | tail -n +2 >"$new") 2>/dev/null; then mv -fT -- "$new" "$file"; else rm -f -- "$new"; fi
  return 0
}
