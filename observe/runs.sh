# shellcheck shell=bash
# shellcheck disable=SC2154 # what run_begun tells comes from facts/run-state.sh, which stands before this file
# Looks after runs on the firstbox. All that it says itself starts with @run-NONCE, so that it is told from the journal's lines.

tell() { printf '@run-%s\n' "$*"; }

# follow ZONE NONCE LINES: the journal after its first LINES lines as it is written, until the run has ended or its process is gone
follow() {
  local journal line='' part number=0 quiet=$SECONDS patience=$((SECONDS + 10)) last_pass=''
  journal=$(compgen -G "$journals/$1/*.$2" | head -n 1)
  if [ -z "$journal" ] || ! exec 6<"$journal"; then
    tell "$2 unknown"
    return
  fi
  while true; do
    if IFS= read -r part <&6; then
      line+=$part number=$((number + 1)) quiet=$SECONDS
      [ "$number" -le "$3" ] || printf '%s\n' "$line"
      if [ "$line" = "@@$2 ended" ]; then
        tell "$2 ended"
        return
      fi
      line=''
      continue
    fi
    line+=$part
    if [ -n "$last_pass" ]; then
      tell "$2 gone"
      return
    fi
    if ! [ -s "$journal" ] && [ "$SECONDS" -lt "$patience" ]; then
      sleep 0.2 # it is there before the run writes its first line
    # Its last words may have come while it was looked for: they are read once more.
    elif ! { run_begun "$journal" && run_alive; }; then
      last_pass=yes
    else
      if [ $((SECONDS - quiet)) -ge 10 ]; then
        tell "$2 alive"
        quiet=$SECONDS
      fi
      sleep 0.2
    fi
  done
}

open_run() { tell "$2 $1 $3 $4 $5"; }

runs_main() {
  local line
  case $1 in
    follow) follow "$2" "$3" "$4" ;;
    list) each_open_run "$2" open_run ;;
    history) tail -n 2000 -- "$journals/$2/history.jsonl" 2>/dev/null | while IFS= read -r line; do tell "history $line"; done ;;
    # Heeded before the next thing is begun on a host. Gone with the machine, like the run.
    stop) (umask 077 && echo "$3" >"/run/lock/boss-cdktf-$2.stop") && tell "$3 asked" ;;
  esac
}
