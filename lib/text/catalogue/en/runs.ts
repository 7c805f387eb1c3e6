import type { Lists, Numbers, Words } from '../values';

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
  /** In a row of the history. */
  took: ({ seconds }: Numbers<'seconds'>) => `${seconds} s`,
  ofStep: ({ title, step }: Words<'title' | 'step'>) => `${title}: ${step}`,
  commit: ({ commit }: Words<'commit'>) => `commit ${commit}`,
  plan: ({ plan }: Words<'plan'>) => `plan ${plan}`,
  inState: ({ environment, text }: Words<'environment' | 'text'>) => `${environment}: ${text}`,
  journalsUnreadable: ({ folder }: Words<'folder'>) =>
    `whether a run is at work on the firstbox is not known: ${folder} there is not a folder that only root writes to, so no journal in it is read; look who made it, move it away`,
  begun: ({ title, since, by }: Words<'title' | 'since' | 'by'>) => `${title}, begun ${since} by ${by}`,
  onNoHost: 'it was on no host',
  onHosts: ({ hosts }: Lists<'hosts'>) => hosts.join('; '),
  hostAtStep: ({ host, step }: Words<'host' | 'step'>) => `${host}: ${step}`,
  atWork: ({ about, where, attach }: Words<'about' | 'where' | 'attach'>) =>
    `a run is at work on the firstbox: ${about}; ${where}; what is seen now may change: ${attach}`,
  unfinished: ({ about, where, attach }: Words<'about' | 'where' | 'attach'>) =>
    `previous run did not finish: ${about}; ${where}; what it left is in this plan, the next deploy ends it, or ${attach}`,
  lock: {
    free: 'free',
    taken: 'taken',
    heldBy: ({ holder }: Words<'holder'>) => `held by ${holder}`,
    atWorkSince: ({ since }: Words<'since'>) => `a run is at work since ${since}, as its journal tells`,
    process: ({ text }: Words<'text'>) => `process ${text}`,
  },
  notProven: ({ run, why }: Words<'run' | 'why'>) => `${run}: not proven: ${why}`,
  historyNotKept: ({ environment, why }: Words<'environment' | 'why'>) =>
    `${environment}: warning: the history cannot be kept: ${why}`,
  leftNotAdded: ({ environment, why }: Words<'environment' | 'why'>) =>
    `warning: ${environment}: how runs that were left came out could not be added to the history: ${why}`,
  brokenLines: ({ environment, lines }: Words<'environment'> & Numbers<'lines'>) =>
    `${environment}: ${lines} broken ${lines === 1 ? 'line is' : 'lines are'} left out; --json shows all`,
};
