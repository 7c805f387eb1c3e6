import { texts } from '../text/catalogue/text';
import { padded } from '../text/columns';
import type { Checked } from './judged';
import { exitCodes } from './exit-codes';
import type { Finding } from './judgement';
import { type LastDeploy, renderLastDeploy } from './last-deploy';

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
function wordsOf({ code, findings }: Checked): readonly (Word | 'error')[] {
  const found = kinds.filter(([kind]) => findings.some((one) => one.kind === kind)).map(([, word]) => word);
  return code === exitCodes.unhealthy ? found : [words[code] ?? 'error'];
}

/** One environment on one line: name, word, hosts, and the first thing that was found. */
export function statusLine(checked: Checked): string {
  const { environment, plan, findings, lastDeploy } = checked;
  const hosts = plan === undefined ? '-' : texts().status.hosts({ hosts: plan.hostCount });
  const differing = plan?.parts.filter(({ differingCount }) => differingCount > 0).map(({ part }) => part);
  const first = findings.find(({ kind }) => kind !== 'in-sync' && kind !== 'drift')?.message ?? '';
  const word = wordsOf(checked)
    .map((one) => texts().status[one])
    .join(', ');
  const told = [
    differing?.join(', ') ?? '',
    first,
    lastDeploy === undefined ? '' : renderLastDeploy(lastDeploy),
  ]
    .filter((text) => text !== '')
    .join('; ');
  return [padded(environment, 16), padded(word, 20), padded(hosts, 10), told].join(' ').trimEnd();
}

/** One environment as `--json` prints it. */
export interface Status {
  readonly environment: string;
  /** Of the exit codes. */
  readonly code: number;
  /** Each word that the line for people says, by its key. */
  readonly states: readonly string[];
  /** Hosts that were asked. @default - it could not be looked at */
  readonly hostCount?: number;
  /** Parts that differ, in the order of work. */
  readonly differing: readonly string[];
  /** What was found besides: health, open runs, locks, warnings, errors. */
  readonly messages: readonly string[];
  readonly lastDeploy?: LastDeploy;
}

/** The same for programs. */
export function statusOf(checked: Checked): Status {
  const { environment, code, plan, findings, lastDeploy } = checked;
  const states = wordsOf(checked).map((word) =>
    word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  const differing = plan?.parts.filter(({ differingCount }) => differingCount > 0) ?? [];
  return {
    environment,
    code,
    states,
    ...(plan === undefined ? {} : { hostCount: plan.hostCount }),
    differing: differing.map(({ part }) => part),
    messages: findings.flatMap(({ message }) => message ?? []),
    ...(lastDeploy === undefined ? {} : { lastDeploy }),
  };
}
