# shellcheck shell=bash
# What apt said on a node: update.sh itself says "OK." or "Error!", apt's words stand in the node's log on the firstbox.

update_log() { echo "/pitrix/log/update_nodes/update_$1.log"; }
log_bytes() { stat -c %s -- "$(update_log "$1")" 2>/dev/null || echo 0; }

# Only these mean that an index or a package of before was used. An unsigned source is a warning at every update, and the platform's
# normal case (--allow-unauthenticated); so are a source given twice, an unsandboxed download and what maintainer scripts warn of.
apt_failed='^(E: |W: (Failed to fetch |Some index files failed to download|.*previous index files will be used|.*[Hh]ash [Ss]um mismatch|.*will not be applied))'
# What tells why an installation failed, beside that.
apt_reason='^(dpkg(-deb|-split)?: error|  ?(subprocess |installed |new )[a-z].* (error|returned)|ssh: |Connection |Host key verification failed|Permission denied)'

# apt_said HOST BYTES RC: of what its log got behind BYTES, the lines that say what failed. RC is that of update.sh: after a failure
# without such a line the log's last one is told.
apt_said() {
  local log bytes=$2 text lines
  log=$(update_log "$1")
  [ "$(log_bytes "$1")" -ge "$bytes" ] || bytes=0 # the log began anew
  text=$(tail -c "+$((bytes + 1))" -- "$log" 2>/dev/null | tr '\r\0' '\n ' | sed -E 's#://[^/ ]*@#://…@#g')
  if [ "$3" -eq 0 ]; then
    lines=$(printf '%s\n' "$text" | LC_ALL=C grep -aE "$apt_failed" | head -n 2)
  else
    lines=$(printf '%s\n' "$text" | LC_ALL=C grep -aE "$apt_failed|$apt_reason" | head -n 3)
    [ -n "$lines" ] || lines=$(printf '%s\n' "$text" | LC_ALL=C grep -a '[^[:space:]]' | tail -n 1)
  fi
  printf '%s' "$lines" | LC_ALL=C cut -c1-160
}
