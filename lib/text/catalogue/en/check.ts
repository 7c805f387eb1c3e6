import type { Words } from '../values';

/** What a look finds beside the summary. */
export const check = {
  notObserved: 'it was not observed',
  locksNotKnown: ({ why }: Words<'why'>) => `locks: ${why}`,
  locksSilent: 'it said nothing of its locks',
  lockHeld: ({ holder, working, environment }: Words<'holder' | 'working' | 'environment'>) =>
    `the zone's lock is held by ${holder}${working}; a deploy waits for it; npx boss take-over ${environment} frees it, once its holder is known to be gone`,
  nobodySaid: 'somebody who did not say who',
  beside: ({ kind, message }: Words<'kind' | 'message'>) => `${kind}: ${message}`,
};
