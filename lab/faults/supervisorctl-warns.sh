# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# What newer Pythons and setuptools say of supervisor, on stderr before every answer: supervisor's own script, as pip would put it there.
break_it() {
  {
    head -n 1 /usr/bin/supervisorctl
    printf '%s\n' 'import sys' 'sys.stderr.write("""/usr/lib/python3/dist-packages/supervisor/options.py:9: UserWarning: pkg_resources is deprecated as an API.' \
      '  import pkg_resources' '/usr/lib/python3/dist-packages/supervisor/xmlrpc.py:560: ResourceWarning: unclosed <socket.socket fd=4>' '""")'
    tail -n +2 /usr/bin/supervisorctl
  } >/usr/local/bin/supervisorctl
  chmod 755 /usr/local/bin/supervisorctl
}
mend_it() { rm -f /usr/local/bin/supervisorctl; }
