import type { Words } from '../values';
import { runHosts } from './run-hosts';

/** Why a group is BLOCKED; `reported` is what was asked about, and why it is so. */
export const blocked = {
  unreachable: ({ where, reported }: Words<'where' | 'reported'>) =>
    `${where}: unreachable: ${reported}; bring the host back, or take it out of the group as the platform does (settings file away, gen_node_list)`,
  tooManyUnreachable: ({ where, reported, group, most }: Words<'where' | 'reported' | 'group' | 'most'>) =>
    `${blocked.unreachable({ where, reported })}; rollout.${group}.maxUnreachable allows ${most}, and never all`,
  unreadable: ({ where, reported }: Words<'where' | 'reported'>) =>
    `${where}: unreadable: ${reported}; mend what it says on the host, then plan again`,
  untrusted: ({ where, reported, commands }: Words<'where' | 'reported' | 'commands'>) =>
    `${where}: untrusted: ${reported}; ${runHosts.keyCure({ commands: [commands] })}`,
  blocked: ({ where, reported }: Words<'where' | 'reported'>) =>
    `${where}: blocked: ${reported}; apply these changes on the host or undo them there, then plan again`,
  withCure: ({ where, reported, cure }: Words<'where' | 'reported' | 'cure'>) =>
    `${where}: blocked: ${reported}; ${cure}`,
  filesOfTheirOwn: 'give these programs files and groups of their own there, then plan again',
  wants: ({ wanted, found, reported }: Words<'wanted' | 'found' | 'reported'>) =>
    `wants ${wanted}, found ${found}: ${reported}`,
  waits: ({ address, why }: Words<'address' | 'why'>) => `waits for ${address}, which is BLOCKED: ${why}`,
  nodesUnknown: ({ reported }: Words<'reported'>) =>
    `${reported}; the cache of BOSS V2 must know every node: mend the group (gen_node_list), then plan again`,
  hostsNotAsked: 'its hosts were not asked',
  noAnswer: 'no answer',
  fileNotAsked: 'it was not asked for',
  firstboxNotAsked: 'the firstbox was not asked',
  groupNotTold: 'the firstbox said nothing about it',
};
