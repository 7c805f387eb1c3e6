# shellcheck shell=bash disable=SC2154 # prelude.sh sets what is used here
available=/etc/nginx/sites-available/boss.conf
enabled=/etc/nginx/sites-enabled/boss.conf

remember() { if [[ -e $available ]]; then touch "$memory/was-present"; fi; }

# nginx answers a reload before it has done it.
port=$(sed -n 's/^ *listen \([0-9]*\);/\1/p' "$packages$available")
is_served() { (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }
is_not_served() { ! is_served; }

break_it() {
  cp "$packages$available" "$available"
  ln -sf "$available" "$enabled"
  service nginx reload >/dev/null
  until_true is_served
}

mend_it() {
  if [[ -e $memory/was-present ]]; then return; fi
  rm -f "$enabled" "$available"
  service nginx reload >/dev/null
  until_true is_not_served
}
