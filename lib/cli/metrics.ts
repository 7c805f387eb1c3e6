import type { Checked } from './judged';
import { exitCodes } from './exit-codes';
import type { Finding } from './judgement';

/** Every metric, with what it counts. */
const metrics: readonly {
  readonly name: string;
  readonly help: string;
  readonly value: (checked: Checked) => number | undefined;
}[] = [
  { name: 'boss_drift', help: 'facts that differ', value: count('drift') },
  { name: 'boss_blocked', help: 'things that could not be learned or acted on', value: count('blocked') },
  { name: 'boss_unhealthy', help: 'causes of bad health or versions', value: count('unhealthy') },
  {
    name: 'boss_unreachable',
    help: 'hosts that gave no answer',
    value: ({ unreachable }) => unreachable,
  },
  { name: 'boss_skipped', help: 'hosts that maxUnreachable lets be', value: count('skipped') },
  { name: 'boss_warnings', help: 'other warnings of the plan', value: count('warning') },
  { name: 'boss_open_runs', help: 'runs that did not come to their end', value: count('open-run') },
  { name: 'boss_held_locks', help: 'locks of the zone that somebody holds', value: count('held-lock') },
  {
    name: 'boss_look_ok',
    help: '1 when every question was answered',
    value: ({ code }) => (code === exitCodes.notSeen || code === exitCodes.wrongInput ? 0 : 1),
  },
  {
    name: 'boss_look_timestamp_seconds',
    help: 'when it was looked, seconds since 1970',
    value: ({ plan }) =>
      plan?.observedAt === undefined ? undefined : Math.floor(Date.parse(plan.observedAt) / 1000),
  },
];

function count(kind: Finding['kind']) {
  return ({ plan, findings }: Checked) =>
    plan === undefined ? undefined : findings.filter((one) => one.kind === kind).length;
}

/** Checks in node-exporter's text format; what is not known has no line, which is no zero. */
export function metricsOf(checked: readonly Checked[]): string {
  return metrics
    .flatMap(({ name, help, value }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} gauge`,
      ...checked.flatMap((one) => {
        const known = value(one);
        return known === undefined
          ? []
          : [`${name}{environment=${JSON.stringify(one.environment)}} ${known}`];
      }),
    ])
    .concat('')
    .join('\n');
}
