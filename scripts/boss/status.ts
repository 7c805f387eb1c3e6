import type { Checked } from './check';
import { exitCodes } from './exit-codes';
import type { Finding } from './judgement';

const words: Readonly<Record<number, string>> = {
  [exitCodes.inSync]: 'in sync',
  [exitCodes.differs]: 'differs',
  [exitCodes.notSeen]: 'not seen',
  [exitCodes.wrongInput]: 'wrong input',
};

const kinds: readonly (readonly [Finding['kind'], string])[] = [
  ['unhealthy', 'unhealthy'],
  ['skipped', 'host skipped'],
  ['open-run', 'run open'],
  ['held-lock', 'lock held'],
];

/** What it is; of what is unhealthy each kind. */
function word({ code, findings }: Checked): string {
  const found = kinds.filter(([kind]) => findings.some((one) => one.kind === kind)).map(([, shown]) => shown);
  return code === exitCodes.unhealthy ? found.join(', ') : (words[code] ?? 'error');
}

/** One environment on one line: name, word, hosts, and the first thing that was found. */
export function statusLine(checked: Checked): string {
  const { environment, plan, findings, lastDeploy = '' } = checked;
  const hosts = plan === undefined ? '-' : `${plan.hostCount} hosts`;
  const differing = plan?.parts.filter(({ differingCount }) => differingCount > 0).map(({ part }) => part);
  const first = findings.find(({ kind }) => kind !== 'in-sync' && kind !== 'drift')?.message ?? '';
  const told = [differing?.join(', ') ?? '', first, lastDeploy].filter((text) => text !== '').join('; ');
  return [environment.padEnd(16), word(checked).padEnd(20), hosts.padEnd(10), told].join(' ').trimEnd();
}
