import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { unpack } from '../../lib/remote/receipts';
import { FirstboxFolder } from './firstbox-folder';
import { until } from '../observe/until';

let firstbox: FirstboxFolder;
beforeEach(() => (firstbox = new FirstboxFolder()));
afterEach(() => firstbox.remove());

/** What it did is there; it says so. */
const leaves = (name: string) => `touch ${join(firstbox.path, name)}\nprintf '@@%s finished\\n' "$1"\n`;
/** Waits in the middle until the file is gone. */
const waitsFor = (name: string) => {
  writeFileSync(join(firstbox.path, name), '');
  return `printf '@@%s progress eA==\\n' "$1"\nwhile [ -e ${join(firstbox.path, name)} ]; do sleep 0.05; done\n`;
};
const did = (name: string) => existsSync(join(firstbox.path, name));
const refusal = (lines: readonly string[]) =>
  unpack(/ (?:refused|held) (\S*)$/.exec(lines.at(-1) ?? '')?.[1]);
const go = async (what: Parameters<FirstboxFolder['launch']>[0]) => {
  const launched = firstbox.launch(what);
  await launched.says('ready');
  launched.answer(`go ${what.nonce}\n`);
  return launched;
};

test('a run begins when it is told to, comes to its end, and leaves a journal and nothing else', async () => {
  const lines = await firstbox.run({ zone: 'unit1', nonce: 'a1', script: leaves('done') });
  expect(lines.map((line) => line.replace(/^(@@a1 begun) .*/, '$1'))).toEqual([
    '@run-a1 here',
    '@run-a1 ready',
    '@run-a1 begun',
    '@@a1 begun',
    expect.stringMatching(/^@@a1 at \d+$/),
    '@@a1 finished',
    '@@a1 ended',
    '@run-a1 ended',
  ]);
  expect(did('done')).toBe(true);
  expect(firstbox.journals('unit1')).toEqual([
    'history.jsonl',
    expect.stringMatching(/^n0000000001-\d{8}T\d{6}Z\.a_run\.a1$/),
  ]);
  expect(statSync(join(firstbox.path, 'run')).mode & 0o777).toBe(0o700);
}, 20_000);

test.each([
  ['its starter has gone', '', /not told to begin/],
  ['it is told something else', 'go another\n', /not told to begin/],
])(
  'no run begins where %s',
  async (_name, answer, says) => {
    const launched = firstbox.launch({ zone: 'unit1', nonce: 'a1', script: leaves('done') });
    await launched.says('ready');
    launched.answer(answer);
    await launched.ended;
    expect(refusal(launched.lines)).toMatch(says);
    expect([did('done'), firstbox.journals('unit1')]).toEqual([false, []]);
    // The lock is free again.
    await firstbox.run({ zone: 'unit1', nonce: 'a2', script: leaves('done') });
    expect(did('done')).toBe(true);
  },
  20_000,
);

test('no run begins where nobody says anything for too long', async () => {
  const launched = firstbox.launch({
    zone: 'unit1',
    nonce: 'a1',
    script: leaves('done'),
    program: (text) => text.replace('patience_seconds=30', 'patience_seconds=1'),
  });
  await launched.ended;
  expect(refusal(launched.lines)).toBe('it was not told to begin within 1 s');
  expect([did('done'), firstbox.journals('unit1')]).toEqual([false, []]);
}, 20_000);

test('a run that was told to begin and does not is called off by who asks for it, and can begin no more', async () => {
  firstbox.standIn('setsid', `while [ -e ${firstbox.path}/hold ]; do sleep 0.05; done`);
  writeFileSync(join(firstbox.path, 'hold'), '');
  const launched = await go({ zone: 'unit1', nonce: 'a1', script: leaves('done') });
  expect(await firstbox.ask('follow', 'unit1', 'a1', '0')).toEqual(['@run-a1 unknown']);
  rmSync(join(firstbox.path, 'hold'));
  await launched.ended;
  expect(refusal(launched.lines)).toMatch(/called off/);
  expect([did('done'), firstbox.journals('unit1')]).toEqual([false, []]);
}, 30_000);

test('nothing is begun where the first line of the journal cannot be written', async () => {
  firstbox.standIn('dd', `case $* in *oflag=append*) echo 'No space left on device' >&2; exit 1 ;; esac`);
  const lines = await firstbox.run({ zone: 'unit1', nonce: 'a1', script: leaves('done') });
  expect(refusal(lines)).toMatch(/the run ended before its first line was written: .* no room for /);
  expect([did('done'), firstbox.journals('unit1')]).toEqual([false, []]);
}, 20_000);

test('a link, or a folder that others may write to, is not taken for the folder of locks or journals', async () => {
  mkdirSync(join(firstbox.path, 'elsewhere'), { mode: 0o700 });
  for (const name of ['run', 'log']) {
    symlinkSync(join(firstbox.path, 'elsewhere'), join(firstbox.path, name));
    const launched = firstbox.launch({ zone: 'unit1', nonce: 'a1', script: leaves('done') });
    launched.answer('go a1\n');
    await launched.ended;
    expect(refusal(launched.lines)).toMatch(
      new RegExp(`/${name} is not a folder of this user's own .*symbolic link`),
    );
    expect(await firstbox.ask('list', 'unit1')).toEqual(
      name === 'log' ? [`@run-${join(firstbox.path, 'log')} unreadable - - -`] : [],
    );
    rmSync(join(firstbox.path, name));
  }
  expect(did('done')).toBe(false);
}, 20_000);

test.each([
  ['a link to a file of root', (path: string, aim: string) => `ln -s ${aim} ${path}`],
  ['a fifo', (path: string) => `mkfifo ${path}`],
])(
  '%s in place of the lock of the version before is not opened, and blocks nobody',
  async (_name, make) => {
    const aim = join(firstbox.path, 'aim');
    writeFileSync(aim, 'precious\n');
    const old = join(firstbox.path, 'lock/boss-cdktf-unit1.lock');
    await execa('bash', ['-c', make(old, aim)]);
    await firstbox.run({ zone: 'unit1', nonce: 'a1', script: leaves('done') });
    expect([did('done'), readFileSync(aim, 'utf8'), statSync(old).isFile()]).toEqual([
      true,
      'precious\n',
      true,
    ]);
  },
  20_000,
);

test('a run of the version before is waited for by its lock', async () => {
  const old = join(firstbox.path, 'lock/boss-cdktf-unit1.lock');
  writeFileSync(old, 'bob@desk since noon\n');
  const holder = execa('flock', [old, 'bash', '-c', 'echo held; read -r _'], { reject: false });
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  const launched = firstbox.launch({ zone: 'unit1', nonce: 'a1', script: leaves('done') });
  await launched.ended;
  expect(refusal(launched.lines)).toBe('bob@desk since noon');
  holder.stdin.end();
  await holder;
  expect(did('done')).toBe(false);
}, 20_000);

test('one run of a zone at a time, also where its locks were removed, until it is taken over', async () => {
  const first = await go({ zone: 'unit1', nonce: 'a1', script: waitsFor('hold') });
  await first.says('progress');
  const second = async (nonce: string) => {
    const launched = firstbox.launch({ zone: 'unit1', nonce, script: leaves('done') });
    launched.answer('');
    await launched.ended;
    return refusal(launched.lines);
  };
  expect(await second('a2')).toMatch(/^alice@desk since \d{4}-/);
  await execa('bash', ['-c', `rm ${firstbox.path}/lock/* ${firstbox.path}/run/*.lock`]);
  expect(await second('a3')).toMatch(
    /^alice@desk since \S+Z, which its journal tells, for the lock is gone$/,
  );
  const lockHolder = readFileSync(join(__dirname, '../../lib/cli/lock-holder.sh'), 'utf8');
  const shown = await firstbox.takeOver(lockHolder, 'unit1', 'yes');
  expect(shown).toEqual([expect.stringMatching(/^a run is at work since .*its journal tells$/), 'taken']);
  await firstbox.run({ zone: 'unit1', nonce: 'a4', script: leaves('done') });
  expect(did('done')).toBe(true);
  rmSync(join(firstbox.path, 'hold'));
  await first.ended;
  expect(await firstbox.takeOver(lockHolder, 'unit1', 'no')).toEqual(['free']);
}, 30_000);

test('who holds the locks is told with one line a process', async () => {
  const run = await go({ zone: 'unit1', nonce: 'a1', script: waitsFor('hold') });
  await run.says('progress');
  const lockHolder = readFileSync(join(__dirname, '../../lib/cli/lock-holder.sh'), 'utf8');
  const shown = await firstbox.takeOver(lockHolder, 'unit1', 'no');
  expect(shown[0]).toMatch(/^held by alice@desk since /);
  expect(
    shown.filter((line) => /^process \d+ boss-cdktf-run \S+\.a_run\.a1/.test(line)).length,
  ).toBeGreaterThan(0);
  expect(shown.filter((line) => !/^(held by|a run is at work|process \d+ )/.test(line))).toEqual([]);
  rmSync(join(firstbox.path, 'hold'));
  await run.ended;
}, 20_000);

test('journals are ordered by sequence: a clock that went back and journals of the future hide and remove nothing', async () => {
  mkdirSync(join(firstbox.path, 'log/unit1'), { recursive: true, mode: 0o700 });
  for (let number = 10; number < 62; number++)
    writeFileSync(join(firstbox.path, `log/unit1/209912${number}T000000Z.a_run.f${number}`), '@@f begun\n');
  await firstbox.run({ zone: 'unit1', nonce: 'a1', script: leaves('one') });
  firstbox.standIn(
    'date',
    `[ "$*" != '-u +%Y-%m-%dT%H:%M:%SZ' ] || set -- -u -d '2001-01-01' +%Y-%m-%dT%H:%M:%SZ`,
  );
  const second = await go({ zone: 'unit1', nonce: 'a2', script: waitsFor('hold') });
  await second.says('progress');
  const kept = firstbox.journals('unit1');
  expect(kept.slice(-2)).toEqual([
    expect.stringMatching(/^n0000000001-.*\.a1$/),
    'n0000000002-20010101T000000Z.a_run.a2',
  ]);
  expect(kept.filter((name) => name.startsWith('2099'))).toHaveLength(49);
  expect(await firstbox.ask('list', 'unit1')).toEqual([expect.stringMatching(/^@run-a2 running /)]);
  expect(await firstbox.ask('stop', 'unit1', 'a2')).toEqual(['@run-a2 asked']);
  expect(existsSync(join(firstbox.path, 'run/unit1.a2.stop'))).toBe(true);
  rmSync(join(firstbox.path, 'hold'));
  await second.ended;
  await until('what asked it to stop is gone', () => !existsSync(join(firstbox.path, 'run/unit1.a2.stop')));
}, 30_000);
