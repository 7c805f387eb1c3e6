# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
# What newer Pythons and setuptools say of supervisor, on stderr before every answer.
break_it() {
  stand_in_for supervisorctl 'printf "%s\n" "/usr/lib/python3/dist-packages/supervisor/options.py:9: UserWarning: pkg_resources is deprecated as an API." "  import pkg_resources" "/usr/lib/python3/dist-packages/supervisor/xmlrpc.py:560: ResourceWarning: unclosed <socket.socket fd=4>" >&2
exec /usr/bin/supervisorctl "$@"'
}
mend_it() { rm -f /usr/local/bin/supervisorctl; }
