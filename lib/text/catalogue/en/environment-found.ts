import type { Numbers, Words } from '../values';

/** What stands in a file instead of what should, where it cannot be quoted. */
export const found = {
  nothing: 'nothing',
  list: 'a list',
  mapping: 'a mapping',
  directory: 'a directory',
  device: 'a device or pipe',
  bytes: ({ bytes }: Numbers<'bytes'>) => `${bytes} bytes`,
  characters: ({ characters }: Numbers<'characters'>) => `${characters} characters`,
  noSuchFile: 'no such file',
  maybeAPassword: 'text that is not shown: a password may stand in it',
  maybeSecrets: 'text that is not shown: secrets may stand in it',
  notShown: 'something else, which is not shown',
  valueNotShown: 'a value that is not shown',
  cut: ({ characters }: Numbers<'characters'>) => ` (${characters} characters)`,
  didYouMean: ({ near }: Words<'near'>) => `did you mean ${near}?`,
};
