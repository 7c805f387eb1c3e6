import { texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import type { ArchivedFiles } from './tar';

/**
 * What a plan says, line by line; the time of the look is left out.
 *
 * @param basis commits, versions and state
 */
export function linesOfPlan(
  basis: Readonly<Record<'commit' | 'programCommit' | 'terraform' | 'state', string>>,
  files: ArchivedFiles,
): readonly string[] {
  const say = texts().planFile;
  const converge = [...files].filter(([name]) => name.startsWith('converge/'));
  return [
    say.commit(basis),
    say.programCommit({ commit: basis.programCommit }),
    `Terraform: ${basis.terraform}`,
    say.state(basis),
    ...configurationLines(files.get('cdk.tf.json')?.toString() ?? '{}'),
    ...converge.flatMap(([name, content]) =>
      content
        .toString()
        .split('\n')
        .map((line) => `${name}: ${line.trim()}`),
    ),
  ];
}

/** Lines that only one of two plans has, as a diff shows them: `-` as approved, `+` as it is now. */
export function movedLines(then: readonly string[], now: readonly string[]): readonly string[] {
  const only = (lines: readonly string[], others: readonly string[], sign: string) => {
    const left = new Map<string, number>();
    for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
    return lines
      .filter((line) => {
        const more = left.get(line) ?? 0;
        left.set(line, more - 1);
        return more <= 0;
      })
      .map((line) => `${sign} ${visibleText(line, 300)}`);
  };
  return [...only(then, now, '-'), ...only(now, then, '+')];
}

interface Configuration {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
}
interface Resource {
  readonly triggers?: Readonly<Record<string, string>>;
  readonly lifecycle?: { readonly ignore_changes?: unknown };
}

/** Terraform's configuration: triggers line by line, the rest value by value. What follows from others is left out: sha256, `ignore_changes`. */
function configurationLines(text: string): readonly string[] {
  const { resource = {}, ...others } = JSON.parse(text) as Configuration;
  const resources = Object.values(resource).flatMap((named) => Object.entries(named));
  return [
    ...resources.flatMap(([address, { triggers = {}, lifecycle = {}, ...rest }]) => [
      ...Object.entries(triggers).flatMap(([trigger, lines]) =>
        lines
          .split('\n')
          .filter((line) => trigger !== 'drift' || !/^(?:none|seen [-\dT:]+Z)$/.test(line))
          .map((line) => `${address}: ${trigger === 'drift' ? '' : `${trigger}: `}${line}`),
      ),
      ...values(address, { ...rest, lifecycle: { ...lifecycle, ignore_changes: undefined } }),
    ]),
    ...values('', others),
  ].map((line) => line.replaceAll(/(\.json) [0-9a-f]{64} [0-9a-f]{64}/g, '$1'));
}

/** `path: value` of each plain value. */
function values(path: string, value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [`${path}: ${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([key, one]) => values(path === '' ? key : `${path}.${key}`, one));
}
