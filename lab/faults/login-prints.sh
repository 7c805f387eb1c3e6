# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# sshd shows the banner before it knows the user, the shell prints the rest before every command.
banner=/etc/ssh/lab-banner
shown=/etc/ssh/sshd_config.d/lab-banner.conf

reload_sshd() {
  local pid
  read -r pid </run/sshd.pid
  rm -f /run/sshd.pid
  kill -HUP "$pid"
  until_true test -s /run/sshd.pid # written when it listens again
}

break_it() {
  printf '%s\n' '* * * * * * * * * * * * * *' '  生产环境，严禁随意操作！' '  所有操作均被记录并审计。' '  变更请先提交工单。' '  如有疑问，请联系值班人员。' '* * * * * * * * * * * * * *' >"$banner"
  echo "Banner $banner" >"$shown"
  in_bashrc "cat $banner"
  reload_sshd
}
mend_it() {
  out_of_bashrc
  rm -f "$banner" "$shown"
  reload_sshd
}
