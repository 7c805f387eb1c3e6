# shellcheck shell=bash
# What a lab host says of itself, one line: up, frozen or cable pulled, and the faults that were broken on it.
words=()
read -r _ _ state _ <"/proc/$(</run/sshd.pid)/stat" || state=gone
case $state in
  T) words+=('sshd frozen') ;;
  gone) words+=('sshd gone') ;;
esac
[[ $(ip -brief link show eth0) == *LOWER_UP* ]] || words+=('cable pulled')
if ((${#words[@]} == 0)); then words=(up); fi
for fault in /run/lab-faults/*/; do
  [[ -d $fault ]] && words+=("broken: $(basename "$fault")")
done
line=$(printf ', %s' "${words[@]}")
echo "${line:2}"
