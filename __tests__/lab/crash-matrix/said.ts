import type { Plan, Site } from '../site';

/** What a deploy says of the hit that it took, each by the words that an operator finds it with. */
const known: readonly (readonly [pattern: RegExp, shown: string])[] = [
  [/the run's process is gone before its end/, "the run's process is gone before its end"],
  [/the run ended before its first line was written/, 'the run ended before its first line was written'],
  [/local-exec provisioner error/, 'local-exec provisioner error'],
  [/connection lost \(.*\); the run .*joining it again/, 'connection lost, joined again'],
];

export function saidBy(output: string): string {
  const text = output.replaceAll(/[\s│]+/g, ' ');
  return known
    .filter(([pattern]) => pattern.test(text))
    .map(([, shown]) => shown)
    .join(', ');
}

/** What the next plan says of the part that was hit, without times and names. */
export function plannedFor(address: string, plan: Plan, warnings: readonly string[]): string {
  const action = plan.actions[address];
  const tainted = new RegExp(`null_resource\\.${address} is tainted`).test(plan.output);
  const words = [
    action === undefined
      ? 'in sync'
      : action === 'create'
        ? 'to be created'
        : tainted
          ? 'tainted, replaced'
          : 'replaced',
    ...warnings
      .filter((line) => line.includes(' run '))
      .map((line) => line.replace(/, begun \S+ by \S+;/, ';').replace(/; what (?:it left|is seen).*$/, '')),
  ];
  return words.join('; ');
}

/** Of the site's last plan. */
export const runWarnings = (site: Site): readonly string[] =>
  site.warnings().filter((line) => /^(?:previous run did not finish|a run is at work)/.test(line));
