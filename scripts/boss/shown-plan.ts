import type { TerraformPlan } from './terraform';

/** All of Terraform's text; or its last line, and what it refuses the plan for that no summary tells. */
export function shownOf(
  { text, otherErrors }: Pick<TerraformPlan, 'text' | 'otherErrors'>,
  verbose: boolean,
): readonly string[] {
  const lines = text.split('\n');
  if (verbose) return lines;
  const last = lines.filter((line) => /^\W*(?:\[\d+m)*(Plan:|No changes\.)/.test(line));
  return [...last, ...otherErrors.flatMap((one) => one.split('\n'))];
}
