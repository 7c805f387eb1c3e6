/** Commands for the firstbox that make it forget the keys of hosts. */
export const forgetKeys = (hosts: readonly string[]): readonly string[] =>
  hosts.map((host) => `ssh-keygen -R ${host}`);
