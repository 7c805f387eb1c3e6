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
};
