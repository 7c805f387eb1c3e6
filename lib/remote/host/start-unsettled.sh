# shellcheck shell=bash
# shellcheck disable=SC2154 # unsettled and word come from lib/remote/host/settled-probes.sh, supervisor_asked from supervisor-state.sh

# start_unsettled only NAME... | brought PATTERN...: those of the programs that do not run well are started, no other is touched
start_unsettled() {
  local entry names=()
  ask programs_settled "$@"
  [ "$word" = unsettled ] || return 0
  for entry in "${unsettled[@]}"; do names+=("${entry% *}"); done
  # "already started" is fine: the verify after us decides
  if [ "$supervisor_asked" = interface ]; then
    told_supervisord start "${names[@]}" || true
  else
    with_timeout supervisorctl start "${names[@]}" || true
  fi
}
