import type { Lists, Words } from '../values';
import { problem } from './problem';

/** What `boss deploy` says. */
export const deploy = {
  nobodyToAsk: problem({
    what: 'boss deploy: nobody can be asked',
    got: 'no terminal',
    allowed: 'a terminal, or --auto-approve',
    cure: 'add --auto-approve',
  }),
  blocked: ({ environment }: Words<'environment'>) =>
    `${environment}: BLOCKED, so that nothing can be applied; nothing was changed`,
  noStack: ({ environment }: Words<'environment'>) => `${environment}: no stack was synthesized`,
  notApproved: ({ environment }: Words<'environment'>) => `${environment}: not approved; nothing was changed`,
  notProven: ({ environment }: Words<'environment'>) =>
    `${environment}: not everything is proven; the lines above say which host and why`,
  goesOn: ({ environment }: Words<'environment'>) =>
    `${environment}: the run goes on at the firstbox: npx boss attach ${environment} follows it, the next deploy waits for it`,
  question: ({ environment }: Words<'environment'>) =>
    `Deploy this to ${environment}? Only 'yes' is taken as an approval.\n  Enter a value: `,
  partsTwice: problem({
    what: 'boss deploy: a plan has its parts already',
    got: '--part and --plan',
    allowed: 'one of them',
    cure: 'boss --help',
  }),
  otherEnvironment: ({ file, got, allowed }: Words<'file' | 'got' | 'allowed'>) =>
    problem({
      what: `${file}: the plan is of another environment`,
      got,
      allowed,
      cure: 'name that, or its own plan',
    }),
  noSuchPart: ({ got, known, cure }: Words<'got' | 'cure'> & Lists<'known'>) =>
    problem({ what: '--part: no such part', got, allowed: known.join(', '), cure }),
  nameOneOfThese: 'name one of these',
};
