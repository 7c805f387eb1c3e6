import { catalogues, type Texts } from '../text/catalogue/text';

/** Commands for the firstbox that make it forget the keys of hosts. */
export const forgetKeys = (hosts: readonly string[]): readonly string[] =>
  hosts.map((host) => `ssh-keygen -R ${host}`);

/** What to do where the firstbox does not know the host keys of these hosts; in English where it is kept. */
export const keyCure = (
  hosts: readonly string[],
  say: Texts['run']['hosts'] = catalogues.en.run.hosts,
): string => say.keyCure({ commands: forgetKeys(hosts) });
