import type { Numbers, Words } from '../values';

/** What is said of runs: those at work, and those that were. */
export const runs = {
  none: ({ environment }: Words<'environment'>) => `${environment}: no run is at work`,
  noneYet: ({ environment }: Words<'environment'>) => `${environment}: no run yet`,
  ended: ({ environment }: Words<'environment'>) =>
    `${environment}: what did not finish is ended: plans do not name it any more, only what differs`,
  stillAtWork: ({ environment }: Words<'environment'>) =>
    `${environment}: something that it began is still at work on the firstbox: attach again when that has ended`,
  askedToStop: ({ environment }: Words<'environment'>) =>
    `${environment}: asked to stop before the next thing that it begins`,
  notUnderstood: ({ environment }: Words<'environment'>) =>
    `${environment}: its journal is not understood, so it cannot be followed`,
  notProven: ({ run, why }: Words<'run' | 'why'>) => `${run}: not proven: ${why}`,
  historyNotKept: ({ environment, why }: Words<'environment' | 'why'>) =>
    `${environment}: warning: the history cannot be kept: ${why}`,
  leftNotAdded: ({ environment, why }: Words<'environment' | 'why'>) =>
    `warning: ${environment}: how runs that were left came out could not be added to the history: ${why}`,
  brokenLines: ({ environment, lines }: Words<'environment'> & Numbers<'lines'>) =>
    `${environment}: ${lines} broken ${lines === 1 ? 'line is' : 'lines are'} left out; --json shows all`,
};
