# shellcheck shell=bash
# shellcheck disable=SC2154 # run_header and run_since are told by run_begun of lib/remote/firstbox/run-state.sh, which stands before this file
# The firstbox's history: one line of JSON for each run, in history.jsonl beside the journals: who ran what, when, how long. How hosts came out
# is in the run's journal, which the operator's machine replays. The newest 2 MB of 4 are kept.

# remember_run JOURNAL
remember_run() {
  local file=${1%/*}/history.jsonl new=${1%/*}/history.new cut='' record now
  run_begun "$1" || return
  [ -z "$(exec tail -c 1 -- "$file" 2>/dev/null)" ] || cut=$'\n' # a line that was cut off is not continued
  record=$(printf '%s' "$run_header" | base64 -d)
  record=${record%%$'\n'*}
  printf -v now '%(%s)T' -1
  (umask 077 && printf '%s%s,"begun":%d,"seconds":%d}\n' "$cut" "${record%\}}" "$run_since" "$((now - run_since))" >>"$file") 2>/dev/null || return
  [ "$(exec stat -c %s -- "$file")" -gt 4000000 ] || return 0
  if (umask 077 && tail -c 2000000 -- "$file" | tail -n +2 >"$new") 2>/dev/null; then mv -fT -- "$new" "$file"; else rm -f -- "$new"; fi
  return 0
}
