/** What to do where the firstbox does not know the host keys of these hosts. */
export const keyCure = (hosts: readonly string[]): string =>
  `if it was rebuilt, compare its key on its console, then on the firstbox: ${hosts.map((host) => `ssh-keygen -R ${host}`).join('; ')}, and log in to it once`;
