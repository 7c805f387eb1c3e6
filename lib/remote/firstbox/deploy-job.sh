# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # rc is set by apart and not looked at; report and packed_text come from lib/remote/firstbox/firstbox.sh, begin_copy, its copy and edited from edit-lines.sh, nonce and about_step from the script, noted from journal.sh, unlock_firstbox from firstbox-lock.sh, apart from lib/remote/host/apart.sh
# A deploy job of the installer: started once, or followed where one works already, to its end. The only file that looks at what
# these commands print. What the job did is proven on the hosts, not here.

job_cli=/pitrix/cli job_config=/pitrix/config job_upgrade=/pitrix/upgrade job_version=/pitrix/version.json
# ASSUMED, no public document shows them; a reply that is not like this ends the deploy with its text.
job_id_pattern='"job_id": "([A-Za-z0-9][A-Za-z0-9_-]{0,63})"'
job_status_pattern='"status": "([a-z][a-z ]{0,39})"'
job_accepted='"ret_code": 0[,} ]'
job_seconds=7200
job_call_seconds=60
job_strange_replies=5 # in a row: while it works the firstbox may reboot

# job_call WORD...: a command of the installer; its answer on one line in `reply`, whatever its exit code. What it says beside that is no
# answer, and told when it is new. A job must not hold the lock.
job_call() {
  local said beside rc
  PYTHONPATH=/pitrix/lib/pitrix-installer-common apart 20000 "$job_call_seconds" "$@"
  reply=${said//[$'\n\t\r']/ } remark=$beside
  [ -z "$beside" ] || [ "$beside" = "${told_remarks[${1##*/}]:-}" ] || tell "${1##*/} said beside its answer: $beside"
  told_remarks[${1##*/}]=$beside
}
declare -A told_remarks=()
strange_reply() { echo "${reply:0:200}${remark:+; beside it: $remark}"; }
unrecognised() { echo "unrecognised reply of $1: $(strange_reply)"; }

# job_status: the latest job as `id` and `status`; 1 when the reply is not understood
job_status() {
  id='' status=''
  job_call "$job_cli/get-deploy-qingcloud-component-status.py"
  [[ $reply =~ ^\ *\{.*\}\ *$ && $reply =~ $job_accepted ]] || return 1
  [[ $reply =~ $job_id_pattern ]] || return 1
  id=${BASH_REMATCH[1]}
  [[ $reply =~ $job_status_pattern ]] || return 1
  status=${BASH_REMATCH[1]}
}

# deploy_component ASKED COMPONENT ZONE TEMPLATE BEFORE AFTER EDIT... HOSTS: ASKED is base64 of what tells on a host whether the component is there
deploy_component() {
  local asked=$1 component=$2 template=$4 before=$5 after=$6 file=$job_config/vm_variables.$3.yaml id status reply all
  shift 6
  if ! job_status; then
    unrecognised get-deploy-qingcloud-component-status.py
    echo "nothing was started; start the job by hand (runbook 部署BOSS V2), the next deploy follows it"
    return 1
  fi
  case $status in
    pending | working)
      if [ "$(sha256_of "$file")" = "$after" ]; then
        tell "job $id is $status already, of the same $file: it is followed"
      else
        tell "job $id is $status already, somebody else's or of other variables: it is followed, no second one is started"
        echo "job $id was not started by this deploy; if it was of another component, deploy again;"
      fi
      ;;
    successful | failed | 'done with failure')
      # It may have worked when this was planned, followed by a run whose end this one waited for.
      if is_there "$asked" "${@: -1}"; then
        tell "every host has it meanwhile, job $id is $status: no other job is started"
        return 0
      fi
      may_start && write_variables "$component" "$template" "$file" "$before" "$after" "${@:1:$#-1}" && start_job "$file" || return
      ;;
    *)
      echo "job $id is \"$status\", which is not understood: nothing was started; wait until it ends"
      return 1
      ;;
  esac
  all=${*: -1}
  noted bringing "$about_step" "${all//,/ }"
  unlock_firstbox # what the job does there is the platform's; it takes one at a time
  follow_job "$id"
}

sha256_of() { sha256sum 2>/dev/null <"$1" | cut -c1-64; }

# is_there ASKED HOST,HOST...: whether each of them says so; silence does not, nor a name that two may have answered under
is_there() {
  local line names
  local -A there=() doubted=()
  [ "$2" != - ] || return 1
  IFS=, read -ra names < <(echo "$2")
  while IFS= read -r line; do
    doubt "$line"
    [[ $line =~ ^@@$nonce\ from\ ([A-Za-z0-9-]+)\ there$ ]] && there[${BASH_REMATCH[1]}]=yes
  done < <(fan_out "$1" "${names[@]}")
  for line in "${names[@]}"; do [ -n "${there[$line]:-}" ] && [ -z "${doubted[$line]:-}" ] || return 1; done
}

# may_start: what the platform must be at the last moment
may_start() {
  local marker
  job_call "$job_cli/describe-qingcloud.py"
  if ! [[ $reply =~ \"status\":\ \"running\" ]]; then
    echo "describe-qingcloud.py does not say \"status\": \"running\" but: $(strange_reply); nothing was started"
    return 1
  fi
  for marker in pre_upgrade.Done upgrade_pkgs.Done; do
    [ -e "$job_upgrade/$marker" ] || continue
    echo "an upgrade of the platform is half done ($job_upgrade/$marker): nothing was started; finish the upgrade"
    return 1
  done
  if ! grep -q '"current"' "$job_version" || grep -q '"old_upgrade"' "$job_version"; then
    echo "$job_version cannot be read, or an upgrade of the platform is half done (old_upgrade): nothing was started; finish the upgrade"
    return 1
  fi
}

# write_variables COMPONENT TEMPLATE FILE BEFORE AFTER EDIT...: all at once; an older FILE is kept as a backup
write_variables() {
  local component=$1 template=$2 file=$3 before=$4 after=$5 others
  shift 5
  if [ "$(sha256_of "$template")" != "$before" ]; then
    echo "$template changed since the plan: nothing was started; plan again"
    return 1
  fi
  begin_copy "$file" "$template" || return
  edited "$template" "$@" >"$copy" || return 1
  if [ "$(sha256_of "$copy")" != "$after" ]; then
    echo "the edited copy of $template is not what was planned: nothing was started"
    return 1
  fi
  others=$(grep -aE '^ *deploy_[A-Za-z0-9_]+:' "$copy" | grep -avE '^ *deploy_[A-Za-z0-9_]+: *0 *(#.*)?$')
  if ! [[ $others =~ ^\ *deploy_$component:\ *1\ *(#.*)?$ && $others != *$'\n'* ]]; then
    echo "$template sets more than deploy_$component: ${others//$'\n'/,}; one component at a time: nothing was started; restore the template"
    return 1
  fi
  mv -fT -- "$copy" "$file"
}

# start_job FILE: the id of the new job in `id`; an answer that names the job of before proves nothing
start_job() {
  local earlier=$id
  job_call "$job_cli/deploy-qingcloud-component.py" -v "$1"
  if ! [[ $reply =~ ^\ *\{.*\}\ *$ && $reply =~ $job_accepted && $reply =~ $job_id_pattern ]]; then
    unrecognised deploy-qingcloud-component.py
    echo "whether a job was started is not known; deploy again: one that works is followed"
    return 1
  fi
  id=${BASH_REMATCH[1]}
  if [ "$id" = "$earlier" ]; then
    unrecognised deploy-qingcloud-component.py
    echo "it names the job of before: how it ends could not be told; deploy again when no job works"
    return 1
  fi
  earlier_job=$earlier
  tell "job $id started: $1"
}
earlier_job=''

# follow_job ID: to its end; only `successful` is a good one
follow_job() {
  local job=$1 begun=$SECONDS wait=2 strange=0 known='' said=0 last='' id status reply
  while true; do
    if ! job_status; then
      strange=$((strange + 1)) known=''
      if [ "$strange" -ge "$job_strange_replies" ]; then
        unrecognised get-deploy-qingcloud-component-status.py
        ended 'state is not understood; it may still work'
        return 1
      fi
    elif [ "$id" != "$job" ] && { [ "$id" != "$earlier_job" ] || [ "$strange" -ge "$job_strange_replies" ]; }; then
      ended "end is not known: job $id was started beside it"
      return 1
    elif [ "$id" != "$job" ]; then
      strange=$((strange + 1)) # the list of jobs does not know it yet
    else
      strange=0
      new_log_lines
      if [ "$status" != "$known" ]; then tell "job $job is $status, $((SECONDS - begun)) s"; fi
      known=$status
      case $status in
        pending | working) ;;
        successful) return 0 ;;
        failed | 'done with failure')
          ended "end is \"$status\"; the next deploy runs it again"
          return 1
          ;;
        *)
          ended "state \"$status\" is not understood; it may still work"
          return 1
          ;;
      esac
    fi
    if [ $((SECONDS - begun)) -ge "$job_seconds" ]; then
      ended "end did not come; it may still work, the next deploy follows it"
      return 1
    fi
    sleep "$wait"
    wait=$((wait * 2 > 15 ? 15 : wait * 2))
  done
}

# new_log_lines: what the platform's own log says since it was last looked at
new_log_lines() {
  local lines=() text
  text=$(PYTHONPATH=/pitrix/lib/pitrix-installer-common LC_ALL=C.UTF-8 PYTHONIOENCODING=utf-8 timeout -k 5 "$job_call_seconds" \
    "$job_cli/get-deploy-qingcloud-component-log.py" 2>/dev/null </dev/null 4>&- 8>&- 9>&- | head -c 1000000)
  mapfile -t lines < <(printf '%s' "$text")
  if [ "${#lines[@]}" -lt "$said" ]; then said=0; fi
  for text in "${lines[@]:said}"; do
    [ -z "$text" ] || tell "$((SECONDS - begun)) s: $text"
  done
  said=${#lines[@]}
  if [ "$said" -gt 0 ]; then last=${lines[said - 1]:0:150}; fi
}

ended() { echo "job $job: its $1; after $((SECONDS - begun)) s; its log ended: ${last:-nothing was said}; in full: /pitrix/log/deploy/$job.log"; }
