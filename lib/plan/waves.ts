import { type Group, nodeGroups } from '../environment/node-group';

/**
 * The order in which the hosts of a group that differ are changed; a wave is proven before the next one begins.
 * Hypers: one as a canary, then a tenth of those that differ, then the rest. Groups of which the platform needs one member alive: one
 * host after the other.
 * @returns nothing for any other group, whose hosts are changed together
 */
export function wavesOf(group: Group, differing: readonly string[]): readonly (readonly string[])[] {
  if (!nodeGroups.some((one) => one === group)) return [];
  if (group !== 'hyper') return differing.map((host) => [host]);
  const second = 1 + Math.max(1, Math.floor(differing.length / 10));
  return [differing.slice(0, 1), differing.slice(1, second), differing.slice(second)].filter(
    (wave) => wave.length > 0,
  );
}

/** The name whose address, as the firstbox's /etc/hosts gives it, one of the proxies holds. */
export function virtualName(
  { zone, topology }: { readonly zone: string; readonly topology: 'zone' | 'region' },
  group: Group,
): string | undefined {
  if (group !== 'proxy') return undefined;
  return topology === 'region' ? `${zone}-proxy` : 'proxy';
}
