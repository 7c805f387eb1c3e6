import type { Words } from '../values';

/** What is said of keys and values of an environment file that have not the shape of one. */
export const shape = {
  empty: 'the file is empty',
  noMapping: 'the file is not a mapping',
  aMapping: 'a mapping of the keys of an environment',
  beginWithACopy: 'begin with a copy of environments/examples/zone.yaml',
  tooBig: 'this cannot be an environment',
  likeTheExamples: 'a file like those in environments/examples',
  isItTheRightFile: 'check that this is the right file',
  unknownKey: 'unknown key',
  unknownKeyUnder: ({ parent }: Words<'parent'>) => `unknown key under ${parent}`,
  deleteIt: 'delete it',
  missing: ({ key }: Words<'key'>) => `${key} is missing`,
  add: ({ example }: Words<'example'>) => `add \`${example}\``,
  addUnder: ({ example, parent }: Words<'example' | 'parent'>) => `add \`${example}\` under ${parent}`,
  both: ({ one, other }: Words<'one' | 'other'>) => `${one}; ${other}`,
  orOtherName: ({ cure, near }: Words<'cure' | 'near'>) =>
    `${cure}, or correct the name: did you mean ${near}?`,
  belongsHere: 'what belongs here',
  seeDocs: 'see docs/environment.md',
  asInExample: ({ example }: Words<'example'>) => `write it as in \`${example}\``,
  isNot: ({ key, noun }: Words<'key' | 'noun'>) => `${key} is not ${noun}`,
  fault: ({ key, fault }: Words<'key' | 'fault'>) => `${key} ${fault}`,
  isEmpty: ({ key }: Words<'key'>) => `${key} is empty`,
  orDelete: ({ cure }: Words<'cure'>) => `${cure}, or delete the key if it may be left out`,
  isAList: ({ key }: Words<'key'>) => `${key} is a list`,
  isAMapping: ({ key }: Words<'key'>) => `${key} is a mapping`,
  isNumber: ({ key, value }: Words<'key' | 'value'>) =>
    `${key} is not text: unquoted, YAML reads it as the number ${value}`,
  isBoolean: ({ key, value }: Words<'key' | 'value'>) =>
    `${key} is not text: unquoted, YAML reads it as the boolean ${value}`,
  quote: ({ key, source }: Words<'key' | 'source'>) => `put it in quotes: ${key}: '${source}'`,
  isTextNotNumber: ({ key }: Words<'key'>) => `${key} is text, not a number`,
  unquote: 'take the quotes away',
};
