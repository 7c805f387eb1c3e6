import type { Checked } from './check';
import { exitCodes } from './exit-codes';

const words: Readonly<Record<number, string>> = {
  [exitCodes.inSync]: 'in sync',
  [exitCodes.differs]: 'differs',
  [exitCodes.unhealthy]: 'unhealthy, skipped or open run',
  [exitCodes.notSeen]: 'not seen',
  [exitCodes.wrongInput]: 'wrong input',
};

/** One environment on one line: name, word, hosts, and the first thing that was found. */
export function statusLine({ environment, code, plan, findings }: Checked): string {
  const hosts = plan === undefined ? '-' : `${plan.hostCount} hosts`;
  const differing = plan?.parts.filter(({ differingCount }) => differingCount > 0).map(({ part }) => part);
  const first = findings.find(({ kind }) => kind !== 'in-sync' && kind !== 'drift')?.message ?? '';
  const told = [differing?.join(', ') ?? '', first].filter((text) => text !== '').join('; ');
  return [environment.padEnd(16), (words[code] ?? 'error').padEnd(30), hosts.padEnd(10), told]
    .join(' ')
    .trimEnd();
}
