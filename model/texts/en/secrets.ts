import type { Lists, Numbers, Words } from '../values';
import { count } from './count';

/** What `boss secrets edit` and `boss secrets recipients` say. */
export const secrets = {
  goesOn: ({ file, draft }: Words<'file' | 'draft'>) =>
    `${file}: goes on with the text that was kept in ${draft}`,
  unchanged: ({ file }: Words<'file'>) =>
    `${file}: unchanged, nothing was written (an editor with a window has to wait: code --wait)`,
  written: ({
    file,
    recipients,
    added,
    changed,
    removed,
  }: Words<'file'> & Numbers<'recipients'> & Lists<'added' | 'changed' | 'removed'>) =>
    [
      `${file}: written, for ${count(recipients, 'recipient')}`,
      ...Object.entries({ added, changed, removed }).map(([kind, names]) =>
        names.length === 0 ? '' : `${kind}: ${names.join(', ')}`,
      ),
    ]
      .filter((part) => part !== '')
      .join('; '),
  notWritten: ({ file }: Words<'file'>) => `${file}: nothing was written`,
  kept: ({ draft }: Words<'draft'>) =>
    `your text is kept in ${draft}, encrypted for the same recipients; boss secrets edit goes on with it, age --decrypt -i "$BOSS_AGE_IDENTITY" shows it, rm gives it up`,
  again: 'Edit again? "no" ends it.\n  Enter a value: ',
  newText: ({ environment }: Words<'environment'>) =>
    `# Secrets of ${environment}, NAME: value a line; encrypted when the editor ends`,
  warning: ({ text }: Words<'text'>) => `warning: ${text}`,
  refused: ({ problem }: Words<'problem'>) => `plan and deploy refuse: ${problem}`,
  onDisk: ({ file }: Words<'file'>) =>
    `no folder in memory: the text lies on a disk while it is edited (${file})`,
  noFolder: ({ last }: Words<'last'>) =>
    `no folder for the text while it is edited; got: none that can be written; allowed: XDG_RUNTIME_DIR, /dev/shm or ${last}; cure: look at ls -ld and df`,
  folderNotWritten: 'its folder cannot be written',
  notRead: ({ what }: Words<'what'>) => `the edited text: ${what}`,
  tooLong: 'the text is too long',
  bytes: ({ bytes }: Numbers<'bytes'>) => `${bytes} bytes`,
  orRemove: ({ cure, file }: Words<'cure' | 'file'>) => `${cure}; or rm ${file}`,
  exitCode: ({ code }: Words<'code'>) => `exit code ${code}`,
  endedBy: ({ signal }: Words<'signal'>) => `ended by ${signal}`,
  editorFailed: {
    what: 'the editor failed',
    allowed: 'an editor that ends with 0 when its text is to be taken',
    cure: 'name another in VISUAL or EDITOR, or edit again',
  },
  listed: ({ list, recipients }: Words<'list'> & Numbers<'recipients'>) =>
    `${list}: ${recipients} of them now`,
  notThereYet: ({ file, environment }: Words<'file' | 'environment'>) =>
    `${file}: not there yet; boss secrets edit ${environment} makes it`,
  encrypted: ({ file }: Words<'file'>) => `${file}: encrypted for the new list`,
  oldVersions:
    'who was removed can still decrypt what is in the history of git; change the secrets: boss secrets edit, then deploy',
  others: ({ file, list, there, listed }: Words<'file' | 'list'> & Numbers<'there' | 'listed'>) =>
    `${file} is encrypted for ${there}, ${list} names ${listed}: what is written is for those of the list`,
  identityNotShown: 'an identity, which is not shown',
  notListed: {
    what: ({ list }: Words<'list'>) => `nobody of that name is in ${list}`,
    nobody: 'nobody: there is no list yet',
    cure: 'copy one of these whole',
  },
  addedAndRemoved: {
    what: 'the same recipient is added and removed',
    allowed: 'one of the two',
    cure: 'leave one out',
  },
  noFile: {
    what: 'the environment names no file of secrets',
    got: 'no boss.v2.config.secrets',
    allowed: 'a path, relative to the environment file',
    cure: ({ environment }: Words<'environment'>) =>
      `add secrets: ${environment}/secrets.yaml.age to boss.v2.config`,
  },
  lockedOut: {
    what: 'you could not decrypt the file any more',
    got: 'a list without a recipient of BOSS_AGE_IDENTITY',
    cure: 'add yours with --add; who leaves is removed by one who stays',
  },
};
