import { mayFail } from '../plan/rollout';
import type { RunFile } from './run-file';

/** Order and policy as the last words of the script's arguments, see lib/recipes/script.ts. */
export function rolloutArguments({ rollout = {} }: Pick<RunFile, 'rollout'>): readonly string[] {
  const { waves = [], skipped = [], maxUnreachable = 0, virtualName = '-' } = rollout;
  return [
    waves.map((wave) => wave.join(',')).join(':') || '-',
    skipped.map(({ host }) => host).join(',') || '-',
    String(Math.max(0, maxUnreachable - skipped.length)),
    virtualName,
    String(mayFail(rollout)),
  ];
}
