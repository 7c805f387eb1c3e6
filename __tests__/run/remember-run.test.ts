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
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { readHistory } from '../../lib/run/history';
import { packAbout } from '../../lib/run/run-about';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-remember-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const history = () => join(folder, 'history.jsonl');

const record = { run: 'abc', by: 'me', environment: 'lab', commit: 'none', plan: 'f', title: 't' };
const about = packAbout(record, {
  title: 't',
  zone: 'unit1',
  platformGroup: 'boss',
  steps: [{ title: 'first', expect: [], require: [] }],
});

/** One run with these lines in its journal, remembered. */
async function remembered(...lines: readonly string[]) {
  const journal = join(folder, 'journal');
  writeFileSync(journal, lines.map((line) => `@@abc ${line}\n`).join(''));
  const program = readFileSync(resolve(__dirname, '../../lib/remote/run/remember-run.sh'), 'utf8');
  const { exitCode } = await execa(
    'bash',
    ['-c', `${program}\nremember_run "$@"`, '-', journal, 'abc', about],
    {
      reject: false,
    },
  );
  return { exitCode, ...readHistory(readFileSync(history(), 'utf8').split('\n')) };
}
const proven = ['changing boss0', 'from boss0 step 0 already', 'from boss0 end'];

test('a run after a line that was cut off is a line of its own', async () => {
  await remembered(...proven);
  appendFileSync(history(), '{"run":"abc","by"');
  await remembered(...proven);
  const { entries, broken } = await remembered(...proven);
  expect([entries.length, broken]).toEqual([3, 1]);
});

test('its file does not grow for ever: the newest lines are kept, whole, for its owner only', async () => {
  const old = `${JSON.stringify({ ...record, begun: 1, host: 'old', result: 'proven', seconds: 1 })}\n`;
  writeFileSync(history(), old.repeat(Math.ceil(4_100_000 / old.length)), { mode: 0o600 });
  const { exitCode, entries, broken } = await remembered('begun 1 1 x 1700000000 -', ...proven);
  expect([exitCode, broken]).toEqual([0, 0]);
  expect(statSync(history()).size).toBeLessThanOrEqual(2_000_000);
  expect(entries.length).toBeGreaterThan(5000);
  expect(entries.at(-1)?.host).toBe('boss0');
  expect((statSync(history()).mode & 0o777).toString(8)).toBe('600');
  expect(readdirSync(folder).sort()).toEqual(['history.jsonl', 'journal']);
});

test.each(['called boss1', 'twice'])(
  'a host whose name is not its own is not remembered as proven: %s',
  async (word) => {
    const { entries } = await remembered(...proven, `from boss0 ${word}`);
    expect(entries).toMatchObject([{ host: 'boss0', result: 'unreadable' }]);
  },
);
