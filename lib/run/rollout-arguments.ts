import { mayFail } from '../plan/rollout';
import type { RunSpec } from './run-spec';

/** Order and policy as the last words of the script's arguments, see lib/recipes/script.ts. */
export function rolloutArguments({ rollout = {} }: Pick<RunSpec, 'rollout'>): readonly string[] {
  const { waves = [], excluded = [], maxUnreachable = 0, virtualName = '-' } = rollout;
  return [
    waves.map((wave) => wave.join(',')).join(':') || '-',
    excluded.map(({ host }) => host).join(',') || '-',
    String(Math.max(0, maxUnreachable - excluded.length)),
    virtualName,
    String(mayFail(rollout)),
  ];
}
