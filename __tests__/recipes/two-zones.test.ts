import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { recordOf } from '../../lib/plan/firstbox-file';
import { renderProgram } from '../../lib/recipes/program';
import { renderScript } from '../../lib/recipes/script';
import { editSeen } from '../steps-for-tests';
import { aboutOf, FirstboxFolder } from '../run/firstbox-folder';
import { until } from '../observe/until';

let firstbox: FirstboxFolder;
beforeEach(() => {
  firstbox = new FirstboxFolder();
  mkdirSync(join(firstbox.path, 'conf'));
  for (const zone of ['a', 'b']) writeFileSync(file(zone), `zone: ${zone}\nsave: true\n`);
  // A rename is held as long as there is a file for it.
  firstbox.standIn(
    'mv',
    `[[ $* == *.boss-cdktf-edit* ]] || exec /bin/mv "$@"
aim=\${*: -1}; touch ${firstbox.path}/at.\${aim##*/}; while [ -e ${firstbox.path}/hold.\${aim##*/} ]; do sleep 0.05; done`,
  );
});
afterEach(() => firstbox.remove());

const file = (zone: string) => join(firstbox.path, 'conf', `server.yaml.${zone}`);
const text = (zone: string) => readFileSync(file(zone), 'utf8');
const edited = (zone: string) => `zone: ${zone}\nsave: false\n`;
function step(zone: string) {
  const wish = { path: file(zone), values: [{ path: ['save'], value: false }] };
  return editSeen(wish, recordOf(wish, readFileSync(file(zone))));
}
const hold = (zone: string) => writeFileSync(join(firstbox.path, `hold.server.yaml.${zone}`), '');
const letGo = (zone: string) => rmSync(join(firstbox.path, `hold.server.yaml.${zone}`));
const isAt = (zone: string) => () => existsSync(join(firstbox.path, `at.server.yaml.${zone}`));

/** The part's run on the firstbox, as the runner starts it. */
function run(zone: string) {
  const rendered = renderScript('a title', [step(zone)]);
  const script = rendered.replace(
    /^program='(.*)'$/m,
    (_, program: string) =>
      `program='${Buffer.from(firstbox.moved(Buffer.from(program, 'base64').toString())).toString('base64')}'`,
  );
  const nonce = `ab${zone}`;
  const words = ['exec_nodes', '10', '60', 'firstbox', 'firstbox', '-', zone, '-', '-', '0', '-'];
  return {
    zone,
    nonce,
    name: `edit_${zone}`,
    script,
    about: aboutOf('alice@desk'),
    arguments: [nonce, ...words],
  };
}
async function begin(zone: string) {
  const launched = firstbox.launch(run(zone));
  await launched.says('ready');
  launched.answer(`go ab${zone}\n`);
  return launched;
}
const told = (lines: readonly string[], word: string) =>
  lines
    .filter((line) => line.includes(` ${word} `))
    .map((line) => Buffer.from(line.split(' ').at(-1) ?? '', 'base64').toString());

test('two zones edit in one folder at the same time: each puts its own copy in place, whatever the order', async () => {
  for (const [first, second] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    const edits = [first, second].map((zone) => {
      writeFileSync(file(zone), `zone: ${zone}\nsave: true\n`);
      rmSync(join(firstbox.path, `at.server.yaml.${zone}`), { force: true });
      hold(zone);
      return { zone, program: renderProgram([step(zone)]) };
    });
    const begun = [];
    for (const { zone, program } of edits) {
      const started = firstbox.start(program, [`ab${zone}`, 'firstbox']);
      started.answer('');
      await until(`${zone} is about to rename`, isAt(zone));
      begun.push(started);
    }
    for (const [number, zone] of [first, second].entries()) {
      letGo(zone);
      await begun[number]?.ended;
    }
    expect([text('a'), text('b')]).toEqual([edited('a'), edited('b')]);
    expect(begun.map(({ lines }) => lines.filter((line) => / step 0 converged$/.test(line)).length)).toEqual([
      1, 1,
    ]);
    expect(readdirSync(join(firstbox.path, 'conf'))).toEqual(['server.yaml.a', 'server.yaml.b']);
  }
}, 30_000);

test('what a killed edit left beside a file is removed by the next one', async () => {
  for (const name of ['.boss-cdktf-edit', '.boss-cdktf-edit.ab.4194999'])
    writeFileSync(join(firstbox.path, 'conf', name), 'secret');
  const started = firstbox.start(renderProgram([step('a')]), ['aba', 'firstbox']);
  started.answer('');
  await started.ended;
  expect([text('a'), readdirSync(join(firstbox.path, 'conf'))]).toEqual([
    edited('a'),
    ['server.yaml.a', 'server.yaml.b'],
  ]);
}, 20_000);

test('the run of another zone waits before it compares or edits anything on the firstbox, and says for whom', async () => {
  hold('a');
  const first = await begin('a');
  await until('a is about to rename', isAt('a'));
  const second = await begin('b');
  await second.says(' progress ');
  expect(told(second.lines, 'progress')).toEqual([
    expect.stringMatching(/^waiting for another run on the firstbox: edit_a of zone a since \S+Z$/),
  ]);
  expect(second.lines.filter((line) => line.includes('changing'))).toEqual([]);
  letGo('a');
  await Promise.all([first.ended, second.ended]);
  expect([text('a'), text('b')]).toEqual([edited('a'), edited('b')]);
  for (const { lines } of [first, second])
    expect(lines.filter((line) => / step 0 converged$/.test(line))).toHaveLength(1);
}, 30_000);

test('a run that waits for the firstbox can be stopped, and says that it touched nothing', async () => {
  hold('a');
  const first = await begin('a');
  await until('a is about to rename', isAt('a'));
  const second = await begin('b');
  await second.says(' progress ');
  expect(await firstbox.ask('stop', 'b', 'abb')).toEqual(['@run-abb asked']);
  await second.ended;
  expect(told(second.lines, 'skipped')).toEqual(['not touched: the run was asked to stop']);
  expect(text('b')).toBe('zone: b\nsave: true\n');
  letGo('a');
  await first.ended;
}, 30_000);

test('a run of the version before is waited for on the firstbox, whatever its zone', async () => {
  const other = execa('sleep', ['60'], { reject: false });
  const stat = readFileSync(`/proc/${other.pid}/stat`, 'utf8');
  const started = stat.slice(stat.lastIndexOf(') ') + 2).split(' ')[19] ?? '';
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  mkdirSync(join(firstbox.path, 'log/c'), { recursive: true, mode: 0o700 });
  const about = aboutOf('carol@desk');
  writeFileSync(
    join(firstbox.path, 'log/c/20261128T000000Z.old_run.f1'),
    `@@f1 begun ${other.pid} ${started} ${boot} 1795877004 ${about}\n`,
  );
  const launched = await begin('a');
  await launched.says(' progress ');
  expect(told(launched.lines, 'progress')).toEqual([
    expect.stringMatching(/old_run\.f1 of zone c, begun by a version that knows no lock of the firstbox$/),
  ]);
  expect(text('a')).toBe('zone: a\nsave: true\n');
  other.kill('SIGKILL');
  await launched.ended;
  expect(text('a')).toBe(edited('a'));
}, 30_000);

test('what cannot be noted in the journal is not begun', async () => {
  const real = existsSync('/usr/bin/dd') ? '/usr/bin/dd' : '/bin/dd';
  firstbox.standIn(
    'dd',
    `case $* in *oflag=append*) text=$(cat && printf x); [[ $text != *' changing '* ]] || exit 1; printf '%s' "\${text%x}" | ${real} "$@"; exit ;; esac`,
  );
  const launched = await begin('a');
  await launched.ended;
  expect(told(launched.lines, 'skipped')).toEqual([
    'not touched: the journal of this run cannot be written on the firstbox: make room there',
  ]);
  expect(text('a')).toBe('zone: a\nsave: true\n');
}, 20_000);
