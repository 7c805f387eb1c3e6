import { texts } from '../../model/texts/text';
import type { Checked } from './check';
import { exitCodes } from './exit-codes';
import type { Finding } from './judgement';

type Word =
  'inSync' | 'differs' | 'notSeen' | 'wrongInput' | 'unhealthy' | 'skipped' | 'openRun' | 'heldLock';

const words: Readonly<Record<number, Word>> = {
  [exitCodes.inSync]: 'inSync',
  [exitCodes.differs]: 'differs',
  [exitCodes.notSeen]: 'notSeen',
  [exitCodes.wrongInput]: 'wrongInput',
};

const kinds: readonly (readonly [Finding['kind'], Word])[] = [
  ['unhealthy', 'unhealthy'],
  ['skipped', 'skipped'],
  ['open-run', 'openRun'],
  ['held-lock', 'heldLock'],
];

/** What it is; of what is unhealthy each kind. */
function word({ code, findings }: Checked): string {
  const say = texts().status;
  const found = kinds
    .filter(([kind]) => findings.some((one) => one.kind === kind))
    .map(([, shown]) => say[shown]);
  return code === exitCodes.unhealthy ? found.join(', ') : say[words[code] ?? 'error'];
}

/** One environment on one line: name, word, hosts, and the first thing that was found. */
export function statusLine(checked: Checked): string {
  const { environment, plan, findings, lastDeploy = '' } = checked;
  const hosts = plan === undefined ? '-' : texts().status.hosts({ hosts: plan.hostCount });
  const differing = plan?.parts.filter(({ differingCount }) => differingCount > 0).map(({ part }) => part);
  const first = findings.find(({ kind }) => kind !== 'in-sync' && kind !== 'drift')?.message ?? '';
  const told = [differing?.join(', ') ?? '', first, lastDeploy].filter((text) => text !== '').join('; ');
  return [environment.padEnd(16), word(checked).padEnd(20), hosts.padEnd(10), told].join(' ').trimEnd();
}
