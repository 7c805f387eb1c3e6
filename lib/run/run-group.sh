#!/usr/bin/env bash
# What Terraform's local-exec starts: run-group.sh RUN-TS MAIN FILE. On a terminal the runner gets a process group of its own in the
# foreground: Ctrl-C reaches it and nobody else, so that it can ask. Terraform itself would kill it at once.
if { exec 3>/dev/tty; } 2>/dev/null; then
  exec 4>&2 2>&3 # where job control looks for the terminal
  set -m
  node "$@" 2>&4 3>&- 4>&-
else
  exec node "$@"
fi
