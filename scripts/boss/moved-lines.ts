import { visibleText } from '../../model/visible-text';
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
  const converge = [...files].filter(([name]) => name.startsWith('converge/'));
  return [
    `commit of the environment: ${basis.commit}`,
    `commit of the program: ${basis.programCommit}`,
    `Terraform: ${basis.terraform}`,
    `state: ${basis.state}`,
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

/** Terraform's configuration: triggers in their own lines, sha256 of files left out, for their lines are compared. */
function configurationLines(text: string): readonly string[] {
  return JSON.stringify(JSON.parse(text), null, 1)
    .replaceAll(/(\.json) [0-9a-f]{64} [0-9a-f]{64}/g, '$1')
    .split(/\n|\\n/)
    .map((line) => line.trim().replace(/^"drift": "seen [-\dT:]+Z$/, 'seen'))
    .map((line) => `plan: ${line.replace(/",?$/, '')}`);
}
