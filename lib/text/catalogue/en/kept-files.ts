import type { Words } from '../values';

/** Why a file of the firstbox is not edited. */
export const files = {
  absent: 'there is no such file; check the zone id',
  notSent: 'its content was not sent',
  notWhole: 'it was changed while it was read, or did not arrive whole',
  notUtf8: 'it is not UTF-8; allowed: UTF-8 text; convert it with iconv',
  notEditable: ({ line, what, cure }: Words<'line' | 'what' | 'cure'>) =>
    `line ${line}: ${what}; allowed: one block mapping, each key on a line of its own, no anchors; ${cure}`,
  whole: 'the file',
  inBraces: {
    what: ({ key }: Words<'key'>) => `${key} is written in braces`,
    cure: 'write it as indented lines',
  },
  anchor: { what: ({ key }: Words<'key'>) => `${key} has an anchor`, cure: 'write its aliases out' },
  tag: { what: ({ key }: Words<'key'>) => `${key} has a tag`, cure: 'delete the tag' },
  mergeKey: {
    what: ({ key }: Words<'key'>) => `${key} has a merge key <<`,
    cure: 'write the merged keys out',
  },
  questioned: {
    what: ({ key }: Words<'key'>) => `${key} has a key after "? "`,
    cure: 'write "key: value"',
  },
  markedKey: {
    what: ({ key }: Words<'key'>) => `${key} has a key with an anchor or a tag`,
    cure: 'delete it',
  },
  twice: {
    what: ({ key, first }: Words<'key' | 'first'>) => `${key} is given twice, first on line ${first}`,
    cure: 'delete one',
  },
  lineEnd: {
    what: 'a character that some YAML readers take for a line end, in a line to be edited',
    cure: 'delete it',
  },
  alias: { what: ({ key }: Words<'key'>) => `${key} is an alias`, cure: 'write the value out' },
  noMapping: {
    what: ({ key }: Words<'key'>) => `${key} is not a mapping`,
    cure: 'make it one, or take it out',
  },
  manyValues: { what: ({ key }: Words<'key'>) => `${key} is not a single value`, cure: 'take it out' },
  noColon: { what: ({ key }: Words<'key'>) => `${key} has no colon`, cure: 'write "key: value"' },
  tagBefore: {
    what: ({ key }: Words<'key'>) => `${key} has its tag on another line`,
    cure: 'write it on one line',
  },
  noList: { what: ({ key }: Words<'key'>) => `${key} is not a list`, cure: 'make it one, or take it out' },
  twiceOfTwo: {
    what: ({ key }: Words<'key'>) => `${key} is given twice`,
    cure: 'delete one that does not count',
  },
  noKey: {
    what: ({ key, cure }: Words<'key' | 'cure'>) =>
      `there is no key ${key} in it; allowed: keys that are in it; ${cure}`,
    cure: 'correct the name, or compare with the file',
  },
  nul: { what: 'a NUL character', cure: 'delete it' },
  tooDeep: { what: 'it is nested too deeply', cure: 'restore the file' },
  noYaml: { what: ({ code }: Words<'code'>) => `it is not YAML (${code})`, cure: 'correct it' },
  secondDocument: { what: 'a second YAML document', cure: 'leave only one in the file' },
  loose: { what: 'an alias or a merge of what is not there', cure: 'correct it' },
  noKeys: { what: 'it holds no keys', cure: 'restore the file' },
  foreign: ({ path, said, value, key }: Words<'path' | 'said' | 'value' | 'key'>) =>
    `it holds what belongs elsewhere, and is neither edited nor pushed: ${path} is ${said}; allowed: ${value}, the ${key} of the environment file; put this zone's own file back (copies: /var/backups/boss-cdktf on the firstbox), or correct ${path}`,
  whoseUnknown: ({ why }: Words<'why'>) =>
    `whose it is cannot be told, and it is neither edited nor pushed: ${why}; allowed: once; delete the one that does not count, or put this zone's own file back (copies: /var/backups/boss-cdktf on the firstbox)`,
};
