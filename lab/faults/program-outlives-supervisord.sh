# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# The program is an orphan that supervisorctl does not know, and that only the process table shows.
remember() { remember_conf; }

orphan_lives() {
  local pid
  pid=$(cat "$memory/orphan" 2>/dev/null) && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF "/$program "
}
is_gone() { [[ ! -e /proc/$1 ]]; }

break_it() {
  if orphan_lives; then return; fi
  revive_program
  local orphan daemon child
  orphan=$(supervisorctl pid "$program")
  daemon=$(</run/supervisord.pid)
  mapfile -t children < <(pgrep -P "$daemon")
  kill -KILL "$daemon"
  until_true is_gone "$daemon"
  for child in "${children[@]}"; do # the new supervisord would start second copies beside them
    if [[ $child != "$orphan" ]]; then
      kill -KILL "$child"
      until_true is_gone "$child"
    fi
  done
  echo "$orphan" >"$memory/orphan"
  rm -f "$conf"
  start_supervisord
}

mend_it() {
  if ! orphan_lives; then return; fi # a deploy has repaired it
  kill -TERM "$(<"$memory/orphan")"
  until_true is_gone "$(<"$memory/orphan")"
  if [[ -e $memory/was-present ]]; then revive_program; fi
}
