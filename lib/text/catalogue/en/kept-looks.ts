import type { Words } from '../values';

/** Why a text of the firstbox tells nothing. */
export const looks = {
  notAsked: ({ reading }: Words<'reading'>) => `${reading} was not asked`,
  absent: ({ reading }: Words<'reading'>) => `there is no ${reading}`,
  nothingOf: ({ reading, name }: Words<'reading' | 'name'>) => `${reading} says nothing of ${name}`,
  notWhole: ({ file }: Words<'file'>) => `${file} did not arrive whole`,
  notUtf8: ({ file }: Words<'file'>) => `${file} is not UTF-8`,
  noSection: ({ section }: Words<'section'>) => `there is no section ${section}`,
  checkZone: ({ section }: Words<'section'>) => `there is no section ${section}; check the zone id`,
  notJson: 'it is not JSON',
  noJsonObject: 'it is not a JSON object',
  noCurrent: '"current" is not there',
  noInstaller: '"installer" of "current" is not a version such as "4.4.3"',
  noFlags: 'there is no deploy_* in it',
  flagTwice: 'a deploy_* is given twice',
  noStatus: 'it tells no "status"',
  noHttpStatus: 'curl tells no HTTP status',
  noHost: 'it names no host',
  twoAddresses: ({ name, one, other }: Words<'name' | 'one' | 'other'>) =>
    `${name} has two addresses, ${one} and ${other}`,
  noHostsLine: ({ line, reported }: Words<'line' | 'reported'>) =>
    `line ${line} is not "IP name [name...]": ${reported}; run it on the firstbox and look`,
  atLine: ({ line, what }: Words<'line' | 'what'>) => `line ${line}: ${what}`,
  twoReceipts: 'two receipts came under its name',
  notFinished: ({ reported }: Words<'reported'>) => `it did not finish answering: ${reported}`,
  answersLost: ({ given, arrived }: Words<'given' | 'arrived'>) =>
    `it gave ${given} answers, ${arrived} arrived`,
  listedAs: ({ reported }: Words<'reported'>) => `it was listed as ${reported}`,
};
