import type { Lists, Numbers, Words } from '../values';
import { problem } from './problem';

/** A plan in a file: what cannot be approved, what is no such file, and what moved since. */
export const planFile = {
  noCommit: ({ environment, got }: Words<'environment' | 'got'>) =>
    problem({
      what: `${environment}: what is approved must be a commit`,
      got,
      allowed: 'everything as committed',
      cure: 'git commit, then plan again',
    }),
  changedFiles: ({ files }: Lists<'files'>) =>
    `changed files: ${files.slice(0, 3).join(', ')}${files.length > 3 ? ', …' : ''}`,
  programWithoutCommit: 'a program without a commit',
  filesOf: ({ environment, commit }: Words<'environment' | 'commit'>) =>
    `${environment}'s files, commit ${commit}`,
  unfit: ({ file, got }: Words<'file' | 'got'>) =>
    problem({
      what: `${file}: no plan that can be carried out`,
      got,
      allowed: 'a file that boss plan --out wrote',
      cure: 'plan again, with --out',
    }),
  notAsPlanned: ({ name }: Words<'name'>) => `${name}, which is not as it was planned`,
  withoutPlan: 'an archive without a plan of Terraform',
  noArchive: 'it is no tar archive',
  notWhole: 'it is not whole',
  noPlainFile: ({ name }: Words<'name'>) => `its entry ${name} is no plain file of its own`,
  longName: ({ name }: Words<'name'>) => `too long a name for an archive: ${name}`,
  moreLines: ({ lines }: Numbers<'lines'>) => `and ${lines} more lines`,
  stale: ({ environment }: Words<'environment'>) =>
    problem({
      what: `${environment}: the approved plan is stale, nothing was changed`,
      got: 'the + lines',
      allowed: 'the - lines, as approved',
      cure: 'plan again with --out, and have that approved',
    }),
  changesNothing: ({ environment }: Words<'environment'>) =>
    `${environment}: the approved plan changes nothing`,
  commit: ({ commit }: Words<'commit'>) => `commit of the environment: ${commit}`,
  programCommit: ({ commit }: Words<'commit'>) => `commit of the program: ${commit}`,
  state: ({ state }: Words<'state'>) => `state: ${state}`,
};
