import { rolloutArguments } from './rollout-arguments';
import type { RunSpec } from './run-spec';

/** Arguments of a group's script, see lib/recipes/script.ts. @param nonce marks the receipts of this run */
export function scriptArguments(
  file: Pick<RunSpec, 'fanOut' | 'platformGroup' | 'hosts' | 'firstboxTargets' | 'zone' | 'rollout'>,
  nonce: string,
): readonly string[] {
  const { engine, width, hostTimeoutSeconds } = file.fanOut;
  return [
    nonce,
    engine,
    String(width),
    String(hostTimeoutSeconds),
    file.platformGroup,
    file.hosts?.join(',') || '-',
    file.firstboxTargets?.join(',') || '-',
    file.zone,
    ...rolloutArguments(file),
  ];
}
