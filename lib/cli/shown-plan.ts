import { stripVTControlCharacters } from 'node:util';
import { catalogues, texts } from '../text/catalogue/text';
import { reasonsShown } from './plan-errors';
import type { TerraformPlan } from './terraform';

/** All of Terraform's text; or its last line, and what it refuses the plan for that no summary tells. Its words for "run again" are explained. */
export function shownOf(
  { text, otherErrors }: Pick<TerraformPlan, 'text' | 'otherErrors'>,
  verbose: boolean,
): readonly string[] {
  const lines = text.split('\n');
  const last = lines.filter((line) => /^\W*(?:\[\d+m)*(Plan:|No changes\.)/.test(line)).map(inWords);
  const shown = verbose ? lines : last;
  return [
    ...shown,
    ...wordsOf(text),
    ...(verbose ? [] : otherErrors.flatMap((one) => reasonsShown(one).split('\n'))),
  ];
}

/** Terraform's last line, coloured or not, in the language that is spoken. */
function inWords(line: string): string {
  const say = texts().plan;
  return line
    .replace(catalogues.en.plan.noChanges, say.noChanges)
    .replace(
      /Plan: (\d+) to add, (\d+) to change, (\d+) to destroy\./,
      (_all, add: string, change: string, destroy: string) => say.planned({ add, change, destroy }),
    );
}

/** What Terraform's words mean for hosts, where it uses them. */
function wordsOf(text: string): readonly string[] {
  const say = texts().plan;
  const headings = stripVTControlCharacters(text).matchAll(
    /^ *# null_resource\.(\w+) (?:(?:is tainted, so )?(must) be replaced|will be destroyed)/gm,
  );
  const found = [...headings].map(([, resource = '', replaced]) => ({ resource, replaced }));
  const again = found.flatMap(({ resource, replaced }) => (replaced === undefined ? [] : [resource]));
  const forgotten = found.flatMap(({ resource, replaced }) => (replaced === undefined ? [resource] : []));
  return [
    ...(again.length > 0 ? [say.runAgain({ resources: again })] : []),
    ...(forgotten.length > 0 ? [say.noLongerAsked({ resources: forgotten })] : []),
  ];
}
