import type { Lists, Words } from '../values';
import { problem } from './problem';

/** Everything that is asked of one host. */
export const why = {
  notObserved: ({ environment }: Words<'environment'>) => `${environment}: not observed`,
  noSuchHost: ({ got, known, cure }: Words<'got' | 'cure'> & Lists<'known'>) =>
    problem({ what: 'boss why: no such host was asked', got, allowed: known.join(', '), cure }),
  nameOneOfThese: 'name one of these',
  seen: ({ host, at }: Words<'host' | 'at'>) => `${host}, seen ${at}`,
  partOn: ({ part, group }: Words<'part' | 'group'>) => `${part} on ${group}`,
  notAskedYet: 'not asked here, for what it needs is not there yet',
  nothingTells: 'nothing on a host tells whether it is done',
  differs: 'differs',
  inSync: 'in sync',
  untrusted: 'untrusted',
  step: ({ step, told }: Words<'step'> & Lists<'told'>) => [step, ...told].join(': '),
  fact: ({ subject, verdict }: Words<'subject' | 'verdict'>) => `${subject}: ${verdict}`,
  wouldRun: 'a deploy would run:',
  noAnswer: ({ wanted }: Words<'wanted'>) => `wants ${wanted}, no answer came`,
  wants: ({ wanted, found }: Words<'wanted' | 'found'>) => `wants ${wanted}, found ${found}`,
  unreadable: ({ detail }: Words<'detail'>) => `unreadable: ${detail}`,
};
