# shellcheck shell=bash
# component_job.py looks for it.
