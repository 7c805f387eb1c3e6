import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { remember } from '../../lib/run/local-history';
import { readHistory } from '../../lib/run/history';
import type { RunSpec } from '../../lib/run/run-spec';

test('a record after a line that was cut off is a line of its own, in a file that is its owner’s', () => {
  const stateDirectory = mkdtempSync(join(tmpdir(), 'boss-cdktf-history-'));
  const file = { environment: 'lab', stateDirectory } as RunSpec;
  const record = { run: 'abc', by: 'me', environment: 'lab', commit: 'none', plan: 'f', title: 't' };
  const add = () =>
    remember(file, record, [{ host: 'boss0', result: 'proven', changed: false }], 1_700_000_000);
  const path = join(stateDirectory, 'lab.history.jsonl');
  add();
  appendFileSync(path, '{"run":"abc","by"');
  add();
  add();
  const { entries, broken } = readHistory(readFileSync(path, 'utf8').split('\n'));
  expect([entries.length, broken, (statSync(path).mode & 0o777).toString(8)]).toEqual([3, 1, '600']);
  rmSync(stateDirectory, { recursive: true });
});
