import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepOrCompare } from '../../keep-or-compare';
import type { Again } from './again';
import { type Row, undisturbed } from './matrix';

/** One platform, brought to the end of the runbook over all these hits. */
export interface Passed {
  readonly rows: readonly Row[];
  readonly again: Again;
}

/** The table of one killer, as docs/faults/NAME.md; UPDATE=1 writes it. */
export function report(name: string, title: string, passes: readonly Passed[]): void {
  const text = [
    `# ${title}`,
    '',
    `Written by \`__tests__/lab/crash-matrix/${name}.test.ts\`; what the columns mean is said in [faults.md](../faults.md).`,
    ...passes.flatMap((passed, number) => [
      '',
      ...(passes.length === 1 ? [] : [`## Deploys on platform ${number + 1}`, '']),
      ...tables(passed),
    ]),
    '',
  ];
  keepOrCompare(`docs/faults/${name}.md`, text.join('\n'));
}

/** Demands that each row stands in the table of its killer just so. */
export function demandInTables(rows: readonly Row[]): void {
  const known = rows.map((row) => {
    const table = readFileSync(join(__dirname, '../../../docs/faults', `${row.killer}.md`), 'utf8');
    return `${row.killer}: ${table.split('\n').find((line) => line.startsWith(hitOf(row))) ?? 'not in its table'}`;
  });
  expect(rows.map((row) => `${row.killer}: ${lineOf(row)}`)).toEqual(known);
}

const hitOf = ({ point: { address, when, step } }: Row) => `| ${address} | ${when}: ${step} |`;
const lineOf = (row: Row) => `${hitOf(row)} ${[row.exit, row.said, row.next].join(' | ')} |`;

function tables({ rows, again }: Passed): readonly string[] {
  const plain = undisturbed().effects;
  const often = Object.entries(again);
  const kinds = Object.keys(plain).length;
  return [
    '| part | hit | exit of the deploy | it said | the next plan says of the part |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(lineOf),
    '',
    `Then an undisturbed deploy: exit 0, the same end, an empty plan. Of ${kinds} kinds of effects ${kinds - often.length} were seen as often as`,
    `without any hit${often.length === 0 ? '.' : ', the others:'}`,
    ...(often.length === 0 ? [] : ['', '| effect | without | here | why |', '| --- | --- | --- | --- |']),
    ...often.map(
      ([effect, [more, why]]) =>
        `| ${[effect, plain[effect] ?? 0, (plain[effect] ?? 0) + more, why].join(' | ')} |`,
    ),
  ];
}
