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
  terraformWords:
    '"replaced", "tainted", "to add" with "to destroy": Terraform\'s words for "run again". On hosts only what stands above changes.',
  terraformForgets:
    '"will be destroyed" alone: its word for "no longer asked for". Nothing changes on any host for that.',
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
