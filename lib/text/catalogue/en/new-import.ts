import type { Lists, Numbers, Words } from '../values';
import { problem } from './problem';

/** What `boss new --import` says. */
export const newImport = {
  brought: ({ file, from, keys }: Words<'file' | 'from'> & Lists<'keys'>) =>
    `${file}: as ${from}; ${keys.length === 0 ? 'no secret was found in it' : `secrets taken out: ${keys.join(', ')}`}`,
  encrypted: ({ file, secrets, recipients }: Words<'file'> & Numbers<'secrets' | 'recipients'>) =>
    `${file}: encrypted for who is in ${file}.recipients (${recipients}), secrets: ${secrets}; before git add look for others in the files above`,
  left: ({ file, keys }: Words<'file'> & Lists<'keys'>) =>
    `warning: ${file}: only the names sound like secrets, and the values stayed: ${keys.join(', ')}`,
  missing: ({ file }: Words<'file'>) => `warning: ${file} is not on the firstbox, and was left out`,
  nobody: problem({
    what: 'boss new --import: nobody is named who can decrypt the secrets',
    got: 'nothing',
    allowed: '--recipient age1…, once for each, or --recipients-file FILE',
    cure: 'age-keygen -o FILE makes an identity and tells its recipient; age-keygen -y FILE tells it again',
  }),
  recipient: ({ what, got, allowed, cure }: Words<'what' | 'got' | 'allowed' | 'cure'>) =>
    problem({ what: `boss new --import: ${what}`, got, allowed, cure }),
  recipientsFile: ({ file, what, got }: Words<'file' | 'what' | 'got'>) =>
    problem({
      what: `boss new --import: ${file}: ${what}`,
      got,
      allowed: 'a file with one recipient a line',
      cure: 'correct --recipients-file',
    }),
  unasked: problem({
    what: 'boss new: recipients are for secrets that are imported',
    got: 'no --import',
    allowed: '--recipient and --recipients-file with --import',
    cure: 'add --import, or leave them out',
  }),
  folderThere: ({ folder }: Words<'folder'>) =>
    problem({
      what: `boss new --import: ${folder} is there already`,
      got: 'a folder or file',
      allowed: 'a new name',
      cure: 'another name, or move it away',
    }),
  unreadable: ({ file, why }: Words<'file' | 'why'>) =>
    problem({
      what: `boss new --import: ${file} was not read`,
      got: why,
      allowed: 'a plain file of UTF-8 that the user may read there',
      cure: 'look at it on the firstbox, or leave out --import',
    }),
  secretText: problem({
    what: 'boss new --import: a secret cannot be kept in a file of secrets',
    got: 'a value that is not shown',
    allowed: 'text that YAML can hold',
    cure: 'leave out --import, and write the files by hand (docs/secrets.md)',
  }),
};
