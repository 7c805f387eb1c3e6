import type { Numbers, Words } from '../values';

const plain = 'plain "key: value" lines';
const oneKeyALine = 'write one "key: value" a line, two spaces deeper for each level';

/** What is said of an environment file that is not the plain YAML of one. */
export const yaml = {
  tooDeep: ({ most }: Numbers<'most'>) => `YAML nested or indented deeper than ${most}`,
  tooManyPieces: ({ most }: Numbers<'most'>) => `YAML made of more than ${most} pieces`,
  plain,
  version: 'YAML 1.2',
  /** `code` is the reader's own, by which another language has words for it. */
  noYaml: ({ message }: Words<'message' | 'code'>) => `this is not YAML: ${message}`,
  oneKeyALine,
  cures: {
    indent: 'indent it like its neighbours, two spaces for each level, and close every bracket',
    secondKey: 'put quotes around a value that holds ": ", or start a new line for the second key',
    colon: 'put a colon and a space after the key',
    missing: 'put the closing quote, bracket or colon where it belongs',
    quotes: 'put quotes around the value',
    backslash: 'use single quotes, in which a backslash is an ordinary character',
  },
  readDifferently: {
    what: 'a value that YAML readers understand differently',
    allowed: 'text in quotes, numbers as plain decimal digits',
    cure: 'put it in quotes if it is text, else write plain digits',
  },
  ambiguousWord: ({ word }: Words<'word'>) => ({
    what: `unquoted, ${word} is text to some YAML readers and true or false to others`,
    allowed: 'a name in quotes',
    cure: `write '${word}' if it really is the name`,
  }),
  keyTwice: ({ key, line, column }: Words<'key'> & Numbers<'line' | 'column'>) => ({
    what: `key ${key} is given twice, first on line ${line}, column ${column}`,
    allowed: 'each key once',
    cure: 'delete one of the two',
  }),
  mergeKey: { what: 'a merge key', allowed: plain, cure: 'write the merged keys out' },
  nobodysKey: { what: 'a key that nothing is called', allowed: plain, cure: 'delete it' },
  keyNoText: { what: 'a key that is not text', allowed: plain, cure: 'write a word, a colon and a space' },
  alias: { what: 'an alias', allowed: plain, cure: 'write the value out where it is used' },
  anchor: { what: 'an anchor', allowed: plain, cure: 'write the value out where it is used' },
  tag: {
    what: 'a tag',
    allowed: plain,
    cure: 'delete the tag; a value that has to stay text goes in quotes',
  },
  severalDocuments: {
    what: 'several YAML documents in one file',
    allowed: 'one environment a file',
    cure: 'put each in a file of its own',
  },
  documents: ({ documents }: Numbers<'documents'>) => `${documents} documents`,
};
