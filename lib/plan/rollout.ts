import type { ExcludedHost } from './drift';
import type { Environment } from '../environment/environment';
import { type Group, nodeGroups } from '../environment/node-group';
import { virtualName, wavesOf } from './waves';

/** In which order the hosts of a group are changed, and whose silence does not stop that; holds no more than it has to say. */
export interface Rollout {
  /** Hosts that were unreachable at plan time and may be: listed, not asked. @default - none */
  readonly excluded?: readonly ExcludedHost[];
  /** Hosts that differed at plan time, in the order in which they are changed. @default - all at once */
  readonly waves?: readonly (readonly string[])[];
  /** How many hosts may be unreachable, the excluded ones among them. @default - none */
  readonly maxUnreachable?: number;
  /** Waves go on until more than this share of the hosts in them has failed. @default - 0 */
  readonly maxFailPercentage?: number;
  /** A name in the firstbox's /etc/hosts: the host that holds its address is changed last. @default - none */
  readonly virtualName?: string;
}

type Policies = Pick<Environment, 'rollout'>;

/** What the file says of a group; of any group but its own it says nothing. */
const policyOf = ({ rollout }: Policies, group: Group) => {
  const named = nodeGroups.find((one) => one === group);
  return named === undefined ? undefined : rollout?.[named];
};

/** How many hosts of a group may be unreachable. */
export const maxUnreachable = (policies: Policies, group: Group): number =>
  policyOf(policies, group)?.maxUnreachable ?? 0;

/** How many of the hosts in waves may fail before the next wave is given up: as many as do not exceed the percentage. */
export const mayFail = ({ waves = [], maxFailPercentage = 0 }: Rollout): number =>
  Math.floor((waves.flat().length * maxFailPercentage) / 100);

/** @param differing hosts that differ, each of which the commands of their own steps change; none where the firstbox brings it to them */
export function rolloutOf(
  environment: Environment,
  group: Group,
  differing: readonly string[],
  excluded: readonly ExcludedHost[],
): Rollout {
  const most = maxUnreachable(environment, group);
  const waves = wavesOf(group, differing);
  const name = virtualName(environment, group);
  const percentage = policyOf(environment, group)?.maxFailPercentage ?? 0;
  return {
    ...(excluded.length === 0 ? {} : { excluded }),
    ...(waves.length < 2 ? {} : { waves, ...(name === undefined ? {} : { virtualName: name }) }),
    ...(most === 0 ? {} : { maxUnreachable: most }),
    ...(waves.length < 2 || percentage === 0 ? {} : { maxFailPercentage: percentage }),
  };
}
