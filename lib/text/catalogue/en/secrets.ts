import type { Lists, Numbers, Words } from '../values';
import { count } from './count';

/** What `boss secrets` says; of what is wrong the parts of a problem. */
export const secrets = {
  /** At the end of a cure. */
  orRemove: ({ cure, file }: Words<'cure' | 'file'>) => `${cure}; or rm ${file}`,
  edit: {
    goesOn: ({ file, draft }: Words<'file' | 'draft'>) =>
      `${file}: goes on with the text that was kept in ${draft}`,
    unchanged: ({ file }: Words<'file'>) =>
      `${file}: unchanged, nothing was written (an editor with a window has to wait: code --wait)`,
    written: ({ file, recipients, changes }: Words<'file'> & Numbers<'recipients'> & Lists<'changes'>) =>
      [`${file}: written, for ${count(recipients, 'recipient')}`, ...changes].join('; '),
    added: ({ names }: Lists<'names'>) => `added: ${names.join(', ')}`,
    changed: ({ names }: Lists<'names'>) => `changed: ${names.join(', ')}`,
    removed: ({ names }: Lists<'names'>) => `removed: ${names.join(', ')}`,
    notWritten: ({ file }: Words<'file'>) => `${file}: nothing was written`,
    noMemory: ({ path }: Words<'path'>) =>
      `warning: no folder in memory: the text lies on a disk while it is edited (${path})`,
    kept: ({ draft }: Words<'draft'>) =>
      `your text is kept in ${draft}, encrypted for the same recipients; boss secrets edit goes on with it, age --decrypt -i "$BOSS_AGE_IDENTITY" shows it, rm gives it up`,
    again: 'Edit again? "no" ends it.\n  Enter a value: ',
    newFile: ({ environment }: Words<'environment'>) =>
      `Secrets of ${environment}, NAME: value a line; encrypted when the editor ends`,
    folderNotWritable: 'its folder cannot be written',
    tooLong: 'the text is too long',
    bytes: ({ bytes }: Numbers<'bytes'>) => `${bytes} bytes`,
    editedText: ({ what }: Words<'what'>) => `the edited text: ${what}`,
    refused: ({ problem }: Words<'problem'>) => `plan and deploy refuse: ${problem}`,
    noFolder: {
      what: 'no folder for the text while it is edited',
      got: 'none that can be written',
      allowed: ({ folder }: Words<'folder'>) => `XDG_RUNTIME_DIR, /dev/shm or ${folder}`,
      cure: 'look at ls -ld and df',
    },
    editor: {
      what: 'the editor failed',
      exitCode: ({ code }: Words<'code'>) => `exit code ${code}`,
      endedBy: ({ signal }: Words<'signal'>) => `ended by ${signal}`,
      allowed: 'an editor that ends with 0 when its text is to be taken',
      cure: 'name another in VISUAL or EDITOR, or edit again',
    },
  },
  list: {
    now: ({ file, recipients }: Words<'file'> & Numbers<'recipients'>) =>
      `${file}: ${recipients} of them now`,
    notThereYet: ({ file, environment }: Words<'file' | 'environment'>) =>
      `${file}: not there yet; boss secrets edit ${environment} makes it`,
    encrypted: ({ file }: Words<'file'>) => `${file}: encrypted for the new list`,
    removedStillRead:
      'warning: who was removed can still decrypt what is in the history of git; change the secrets: boss secrets edit, then deploy',
    others: ({ file, there, list, named }: Words<'file' | 'list'> & Numbers<'there' | 'named'>) =>
      `warning: ${file} is encrypted for ${there}, ${list} names ${named}: what is written is for those of the list`,
    notInIt: {
      what: ({ file }: Words<'file'>) => `nobody of that name is in ${file}`,
      identity: 'an identity, which is not shown',
      noList: 'nobody: there is no list yet',
      cure: 'copy one of these whole',
    },
    addedAndRemoved: {
      what: 'the same recipient is added and removed',
      allowed: 'one of the two',
      cure: 'leave one out',
    },
    lockedOut: {
      what: 'you could not decrypt the file any more',
      got: 'a list without a recipient of BOSS_AGE_IDENTITY',
      cure: 'add yours with --add; who leaves is removed by one who stays',
    },
  },
  none: {
    what: 'the environment names no file of secrets',
    got: 'no boss.v2.config.secrets',
    allowed: 'a path, relative to the environment file',
    cure: ({ environment }: Words<'environment'>) =>
      `add secrets: ${environment}/secrets.yaml.age to boss.v2.config`,
  },
};
