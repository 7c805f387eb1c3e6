# shellcheck shell=bash
# shellcheck disable=SC2154 # the shell files that this is put behind have say, packed, supervisor_api and what that leaves
# Runs on a node, after lib/remote/host/receipt.sh and probes: what is needed there. Changes nothing.
main() {
  say bash "${BASH_VERSINFO[0]}.${BASH_VERSINFO[1]}"
  say clock "$(date +%s)"
  say disk "$(df -Pk / | awk 'NR == 2 { print $4 }')"
  if ! find_supervisor_conf; then
    say supervisor none -
  elif supervisor_api "$question_seconds" version; then
    say supervisor usable "$(packed "${api_lines[0]}")"
  else
    say supervisor problem "$(packed "$api_problem$api_fault")"
  fi
  say end 4
}
main </dev/null
