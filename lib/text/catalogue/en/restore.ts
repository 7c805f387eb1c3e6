import type { Numbers, Words } from '../values';

/** Backups of a firstbox, and how each is put back by hand. */
export const restore = {
  noEnd: ({ firstbox }: Words<'firstbox'>) =>
    `firstbox ${firstbox}: the list of backups did not come to its end`,
  none: ({ environment }: Words<'environment'>) =>
    `${environment}: no run has edited or removed a file of the firstbox yet`,
  some: ({ environment }: Words<'environment'>) =>
    `${environment}: backups on the firstbox; the next deploy changes a file again to what the environment file says, so change that first`,
  backup: ({ when, name, bytes }: Words<'when' | 'name'> & Numbers<'bytes'>) =>
    `${when}  ${name}  ${bytes} bytes`,
  unknownPlace: ({ path }: Words<'path'>) =>
    `it is at ${path}; where it belongs is not known to this version`,
  putBack: ({ command, next }: Words<'command' | 'next'>) => `firstbox$ ${command}; then ${next}`,
  next: {
    package: ({ name }: Words<'name'>) => `build_pkgs.py -p ${name}, then update.sh -f HOSTS ${name}`,
    deployJob: 'nothing: the next deploy job reads it',
    platform: 'nothing: it is read when the platform is configured',
    bossV1: 'what BOSS V1 of the platform needs besides; it is not kept here',
  },
};
