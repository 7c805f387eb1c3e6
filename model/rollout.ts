import type { SkippedHost } from './drift';
import type { Environment } from './environment';
import { type Group, nodeGroups } from './node-group';
import { virtualName, wavesOf } from './waves';

/** In which order the hosts of a group are changed, and whose silence does not stop that; holds no more than it has to say. */
export interface Rollout {
  /** Hosts that were unreachable at plan time and may be: listed, not asked. @default - none */
  readonly skipped?: readonly SkippedHost[];
  /** Hosts that differed at plan time, in the order in which they are changed. @default - all at once */
  readonly waves?: readonly (readonly string[])[];
  /** How many hosts may be unreachable, the skipped ones among them. @default - none */
  readonly maxUnreachable?: number;
  /** A name in the firstbox's /etc/hosts: the host that holds its address is changed last. @default - none */
  readonly virtualName?: string;
}

/** How many hosts of a group may be unreachable; of any group but those of the file none may. */
export function maxUnreachable({ rollout }: Pick<Environment, 'rollout'>, group: Group): number {
  const named = nodeGroups.find((one) => one === group);
  return named === undefined ? 0 : (rollout?.[named]?.maxUnreachable ?? 0);
}

/** @param differing hosts that differ, each of which the commands of their own steps change; none where the firstbox brings it to them */
export function rolloutOf(
  environment: Environment,
  group: Group,
  differing: readonly string[],
  skipped: readonly SkippedHost[],
): Rollout {
  const most = maxUnreachable(environment, group);
  const waves = wavesOf(group, differing);
  const name = virtualName(environment, group);
  return {
    ...(skipped.length === 0 ? {} : { skipped }),
    ...(waves.length < 2 ? {} : { waves, ...(name === undefined ? {} : { virtualName: name }) }),
    ...(most === 0 ? {} : { maxUnreachable: most }),
  };
}
