import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { shellFile } from '../../lib/remote/shell-file';
import { pastRunOf } from '../../lib/run/firstbox-history';
import { packHeader } from '../../lib/run/run-header';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-remember-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const history = () => join(folder, 'history.jsonl');

const record = { run: 'abc', by: 'me', environment: 'lab', commit: 'none', plan: 'f', title: 't' };
const about = packHeader(record, {
  title: 't',
  zone: 'unit1',
  platformGroup: 'boss',
  steps: [{ title: 'first', expect: [], requires: [] }],
});

/** One run, remembered. */
async function remembered() {
  const journal = join(folder, 'journal');
  writeFileSync(journal, `@@abc begun 1 1 0-0 1700000000 ${about}\n@@abc finished\n`);
  const program = ['firstbox/run-state.sh', 'run/remember-run.sh'].map(shellFile).join('\n');
  const words = ['-c', `${program}\nremember_run "$@"`, '-', journal];
  const { exitCode } = await execa('bash', words, { reject: false });
  const lines = readFileSync(history(), 'utf8').split('\n').filter(Boolean);
  const runs = lines.flatMap((line) => pastRunOf(line) ?? []);
  return { exitCode, runs, broken: lines.length - runs.length };
}

test('a run after a line that was cut off is a line of its own', async () => {
  await remembered();
  appendFileSync(history(), '{"run":"abc","by"');
  await remembered();
  const { runs, broken } = await remembered();
  expect([runs.length, broken]).toEqual([3, 1]);
});

test('its file does not grow for ever: the newest lines are kept, whole, for its owner only', async () => {
  const old = `${JSON.stringify({ ...record, begun: 1, host: 'old', result: 'proven', seconds: 1 })}\n`;
  writeFileSync(history(), old.repeat(Math.ceil(4_100_000 / old.length)), { mode: 0o600 });
  const { exitCode, runs, broken } = await remembered();
  expect([exitCode, broken]).toEqual([0, 0]);
  expect(statSync(history()).size).toBeLessThanOrEqual(2_000_000);
  expect(runs.length).toBeGreaterThan(5000);
  expect(runs.at(-1)).toEqual({ ...record, begun: 1700000000, seconds: expect.any(Number) as number });
  expect((statSync(history()).mode & 0o777).toString(8)).toBe('600');
  expect(readdirSync(folder).sort()).toEqual(['history.jsonl', 'journal']);
});
