# shellcheck shell=bash
# shellcheck disable=SC2154 # what run_begun tells, and where things lie, comes from lib/remote/firstbox/run-state.sh, which stands before this file
# Looks after runs on the firstbox. All that it says itself starts with @run-NONCE, so that it is told from the journal's lines.

tell() { printf '@run-%s\n' "$*"; }

# find_run ZONE NONCE: its `journal`. One that was told to begin and does not is called off after ten seconds: the run takes the
# name of what it waits under, and cannot once that is removed.
find_run() {
  local unbegun told found_journal deadline=$((SECONDS + 10))
  while true; do
    unbegun=("$journals/$1"/.pending.*."$2") told=''
    [ ! -e "${unbegun[0]}" ] || told=yes # before it may begin
    find_journal "$1" "$2"
    journal=$found_journal
    [ -z "$journal" ] || return 0
    [ -n "$told" ] || return 1
    if [ "$SECONDS" -ge "$deadline" ]; then rm -f -- "${unbegun[0]}" || return 1; fi
    pause 0.2
  done
}

# pause SECONDS: no process is started for it
pause() {
  [ -n "${nobody_writes:-}" ] || exec {nobody_writes}<> <(:)
  read -r -t "$1" -u "$nobody_writes" _
}

# follow ZONE NONCE LINES: the journal after its first LINES lines as it is written, until the run has ended or its process is gone
follow() {
  local journal line='' part number=0 quiet=$SECONDS passes=0 last_pass='' unsafe
  if ! journals_readable "$1"; then
    tell "$2 unreadable $(printf '%s' "$unsafe" | base64 -w0)"
    return
  fi
  if ! find_run "$1" "$2" || ! exec 6<"$journal"; then
    tell "$2 unknown"
    return
  fi
  while true; do
    if IFS= read -r part <&6; then
      line+=$part number=$((number + 1)) quiet=$SECONDS passes=0
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
    # Its process is looked for less often. Its last words may have come meanwhile: they are read once more.
    passes=$((passes + 1))
    if [ $((passes % 25)) -eq 0 ] && ! { run_begun "$journal" && run_alive; }; then
      last_pass=yes
      continue
    fi
    if [ $((SECONDS - quiet)) -ge 10 ]; then
      tell "$2 alive"
      quiet=$SECONDS
    fi
    pause 0.02
  done
}

# stop_file ZONE NONCE: a run of the version before looks into a folder that every user may write to
stop_file() {
  local found_journal
  find_journal "$1" "$2"
  if is_of_before "$found_journal"; then
    printf '%s' "$old_lock_folder/boss-cdktf-$1.stop"
  else
    printf '%s' "$run_folder/$1.$2.stop"
  fi
}

# ask_to_stop ZONE NONCE: nothing that lies there already is written to
ask_to_stop() {
  local file made
  file=$(stop_file "$1" "$2")
  made=$(mktemp -- "$file.XXXXXXXXXX") && echo "$2" >"$made" && mv -fT -- "$made" "$file" && tell "$2 asked"
}

# history_of FILE [NONCE...]: all lines of these runs, else the newest of any
history_of() {
  local file=$1 patterns=() nonce
  shift
  if [ $# -eq 0 ]; then
    tail -n 2000 -- "$file"
    return
  fi
  for nonce in "$@"; do patterns+=(-e "\"run\":\"$nonce\""); done
  grep -F "${patterns[@]}" -- "$file"
}

# send_journals ZONE NONCE...: of each run's journal the lines that its verdict depends on, without the texts that hosts sent. Whole journals until they
# are 3 MB, at least one; the others are asked for again. A journal without its end proves nothing, so of a larger one 4 MB are enough.
send_journals() {
  local file nonce lines sent=0 found_journals unsafe
  local -A of=()
  find_journals "$1"
  for file in "${found_journals[@]+"${found_journals[@]}"}"; do of[${file##*.}]=$file; done
  shift
  for nonce in "$@"; do
    if [ -z "${of[$nonce]:-}" ]; then
      tell "$nonce gone"
      continue
    fi
    # shellcheck disable=SC2016 # awk's fields, not the shell's
    lines=$(LC_ALL=C awk -v mark="@@$nonce " -v most=4000000 '
      index($0, mark) != 1 || substr($0, length(mark) + 1) ~ /^(at|alive|progress|calling|updating|changing|ended)( |$)/ { next }
      $2 ~ /^(from|pushed|skipped)$/ && NF > ($2 == "from" ? 4 : 3) && length($NF) > 20 { sub(/[A-Za-z0-9+\/=]+$/, "-") }
      { bytes += length($0) + 1; if (bytes > most) exit; print }' "${of[$nonce]}")
    [ -z "$lines" ] || printf '%s\n' "$lines"
    tell "$nonce sent"
    sent=$((sent + ${#lines}))
    [ "$sent" -lt 3000000 ] || return 0
  done
}

open_run() { tell "$2 $1 $3 $4 $5"; }

runs_main() {
  local line
  case $1 in
    follow) follow "$2" "$3" "$4" ;;
    list) each_open_run "$2" open_run ;;
    end) end_runs "$2" ;;
    history)
      journals_readable "$2" && own_file "$journals/$2/history.jsonl" || return 0
      history_of "$journals/$2/history.jsonl" "${@:3}" | while IFS= read -r line; do tell "history $line"; done
      ;;
    journals) send_journals "${@:2}" ;;
    # Heeded before the next thing is begun on a host. Gone with the machine, like the run.
    stop) ask_to_stop "$2" "$3" ;;
  esac
}
