import { catalogues, type Texts } from '../text/catalogue/text';

/** What to do where the firstbox does not know the host keys of these hosts; in English where it is kept. */
export const keyCure = (
  hosts: readonly string[],
  say: Texts['run']['hosts'] = catalogues.en.run.hosts,
): string => say.keyCure({ commands: hosts.map((host) => `ssh-keygen -R ${host}`) });
