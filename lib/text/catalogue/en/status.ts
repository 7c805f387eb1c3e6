import type { Numbers, Words } from '../values';

/** What a look comes to, in a few words for each environment. */
export const status = {
  inSync: 'in sync',
  differs: 'differs',
  notSeen: 'not seen',
  wrongInput: 'wrong input',
  error: 'error',
  unhealthy: 'unhealthy',
  skipped: 'host skipped',
  openRun: 'run open',
  heldLock: 'lock held',
  hosts: ({ hosts }: Numbers<'hosts'>) => `${hosts} hosts`,
  deployNotKnown: 'last deploy not known',
  noDeploy: 'no deploy yet',
  lastDeploy: ({ when, by }: Words<'when' | 'by'>) => `last deploy ${when} by ${by}`,
};
