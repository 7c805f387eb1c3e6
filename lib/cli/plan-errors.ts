import { stripVTControlCharacters } from 'node:util';
import { shown } from '../text/catalogue/shown';

/** What `terraform plan` failed for. */
export interface PlanErrors {
  /** Whether a BLOCKED group is among it; the summary tells why. */
  readonly blocked: boolean;
  /** Terraform's words for everything else, uncoloured, one text an error. */
  readonly others: readonly string[];
}

const begins = /^(?:Error|Warning): /;
const refusal = /^ +on .*, in resource\.\S+_refused\.lifecycle\.precondition\[/m;

/** The errors in Terraform's text, with its colours and frames or without. */
export function planErrors(text: string): PlanErrors {
  const errors: string[][] = [];
  let current: string[] | undefined;
  for (const line of stripVTControlCharacters(text).split('\n')) {
    const bare = line.replace(/^│ ?/, '');
    if (begins.test(bare)) {
      current = bare.startsWith('Error') ? [] : undefined;
      if (current !== undefined) errors.push(current);
    } else if (/^[╷╵]/.test(line)) current = undefined;
    current?.push(bare);
  }
  const all = errors.map((lines) => lines.join('\n').trim());
  const others = all.filter((one) => !refusal.test(one));
  return { blocked: others.length < all.length, others };
}

/** Terraform's text with what our preconditions say in it in the language that is spoken; Terraform breaks that into lines. */
export function reasonsShown(text: string): string {
  const paragraphs: { bare: string; lines: string[] }[] = [];
  let current: (typeof paragraphs)[number] | undefined;
  for (const line of text.split('\n')) {
    const bare = stripVTControlCharacters(line).replace(/^│ ?/, '');
    const ours = /^[^\s╷╵]/.test(bare) && !begins.test(bare);
    if (current === undefined || !ours) paragraphs.push((current = { bare, lines: [line] }));
    else {
      current.bare = `${current.bare} ${bare}`;
      current.lines.push(line);
    }
    if (!ours) current = undefined;
  }
  return paragraphs
    .flatMap(({ bare, lines }) => {
      const told = shown(bare);
      if (told === bare) return lines;
      return [`${/^\W*│ /.test(lines[0] ?? '') ? '│ ' : ''}${told}`];
    })
    .join('\n');
}
