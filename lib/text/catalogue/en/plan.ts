import type { Lists, Words } from '../values';
import { problem } from './problem';

/** What `boss plan` says beside the summary. */
export const plan = {
  withoutLook: ({ environment }: Words<'environment'>) =>
    problem({
      what: `${environment}: a plan without a look cannot be carried out`,
      got: 'BOSS_OBSERVE=off',
      allowed: 'a look',
      cure: 'unset BOSS_OBSERVE',
    }),
  /** Terraform's own last line. */
  planned: ({ add, change, destroy }: Words<'add' | 'change' | 'destroy'>) =>
    `Plan: ${add} to add, ${change} to change, ${destroy} to destroy.`,
  noChanges: 'No changes. Your infrastructure matches the configuration.',
  terraformWords:
    '"replaced", "tainted", "to destroy" below: Terraform\'s words for "run this group again". Nothing goes on hosts but what stands above.',
  runAgain: ({ resources }: Lists<'resources'>) =>
    `run again: ${resources.join(', ')}; Terraform says "replaced", "tainted" or "to destroy" for that: nothing is destroyed on hosts but what stands above`,
  terraformForgets:
    '"will be destroyed" without "replaced": its key is no longer in the file. Terraform forgets it, nothing changes on any host.',
  noLongerAsked: ({ resources }: Lists<'resources'>) =>
    `no longer asked for: ${resources.join(', ')}; Terraform forgets it, nothing changes on any host`,
  nothingApplies: ({ environment }: Words<'environment'>) =>
    `${environment}: nothing can be applied until the BLOCKED groups are mended`,
  written: ({ environment, file }: Words<'environment' | 'file'>) =>
    `${environment}: this plan is in ${file}; boss deploy --plan ${file} carries out exactly that`,
  severalEnvironments: problem({
    what: 'boss plan --out: a file holds one plan',
    got: 'several environments',
    allowed: 'one environment',
    cure: 'boss --help',
  }),
};
