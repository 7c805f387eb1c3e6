import { stripVTControlCharacters } from 'node:util';

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
