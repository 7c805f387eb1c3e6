import { replayedHistory } from '../../lib/run/firstbox-history';
import { readHistory } from '../../lib/run/history';
import type { FirstboxFolder } from './firstbox-folder';

/** What the firstbox's history says of one run of the zone unit1, and the lines of its journal that were sent for that. */
export async function historyOfLines(firstbox: FirstboxFolder, run: string) {
  const lines = (await firstbox.ask('history', 'unit1', run)).map((line) =>
    line.replace('@run-history ', ''),
  );
  const said = await firstbox.ask('journals', 'unit1', run);
  const sent = said.filter((line) => !line.startsWith('@run-'));
  const journals = new Map(said.includes(`@run-${run} sent`) ? [[run, sent]] : []);
  return { sent, ...readHistory(replayedHistory(lines, [run], journals)) };
}
