import type { Lists, Words } from '../values';
import { doctorHere } from './doctor-here';
import { doctorWay } from './doctor-way';

/** What `boss doctor` says. */
export const doctor = {
  ok: 'ok   ',
  note: 'note ',
  wrong: 'WRONG',
  check: ({ state, about, found, more }: Words<'state' | 'found'> & Lists<'about' | 'more'>) =>
    [`${state} ${[...about, found].join(': ')}`, ...more].join('; '),
  allowed: ({ allowed }: Words<'allowed'>) => `allowed: ${allowed}`,
  cure: ({ cure }: Words<'cure'>) => `cure: ${cure}`,
  here: doctorHere,
  way: doctorWay,
};
