/** verifies, over a real sshd whose sessions run in a folder that stands for the firstbox: runs of a stack without an environment file */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { execa } from 'execa';
import { ConvergedGroup, observe, Platform, programsAbsent } from '../../constructs/index';
import { bossCommand } from '../../lib/text/boss-command';
import { packHeader } from '../../lib/run/run-header';
import { appendHistory } from '../../lib/run/local-history';
import type { RunSpec } from '../../lib/run/run-spec';
import { FirstboxFolder } from '../run/firstbox-folder';
import { type LoopbackSshd, startLoopbackSshd } from '../observe/loopback-sshd';

const program = join(__dirname, '../../scripts/boss.cjs');
let firstbox: FirstboxFolder;
let sshd: LoopbackSshd;
const at = (path: string) => join(firstbox.path, path);

/** A stack with a platform of each zone. */
async function compose(name: string, zones: readonly string[]): Promise<void> {
  const app = new App({ outdir: at('cdktf.out') });
  const stack = new TerraformStack(app, name);
  new NullProvider(stack, 'null');
  for (const zone of zones) {
    const platform = new Platform(stack, zone, {
      zone,
      firstbox: sshd.connection,
      historyDirectory: '../../../state',
    });
    new ConvergedGroup(stack, `${zone}-agent`, {
      platform,
      group: 'hyper',
      steps: [programsAbsent(['agent'])],
    });
  }
  await observe(app, { mode: 'off' });
  app.synth();
}

beforeAll(async () => {
  firstbox = new FirstboxFolder();
  sshd = await startLoopbackSshd([`ForceCommand ${firstbox.session}`]);
  mkdirSync(at('state'));
  await compose('one', ['pek3a']);
  await compose('two', ['pek3a', 'pek3b']);
});
afterAll(() => {
  sshd.stop();
  firstbox.remove();
});

const boss = async (...words: string[]) => {
  const { exitCode, stdout, stderr } = await execa('node', [program, ...words], {
    cwd: firstbox.path,
    reject: false,
  });
  return [exitCode, stdout, stderr];
};
const runFile = (stack: string, address: string) => at(`cdktf.out/stacks/${stack}/converge/${address}.json`);

test.each([
  [['attach'], 'pek3a: no run is at work'],
  [['take-over'], 'pek3a: free'],
  [['history'], 'pek3a: no run yet'],
  [['history', '--firstbox'], 'pek3a: no run yet'],
])('boss %j knows the one platform of a stack', async (words, said) => {
  expect(await boss(...words, '--stack', 'cdktf.out/stacks/one')).toEqual([0, said, '']);
});

test('of several platforms one is named; none, or one that is not there, is told with those there are', async () => {
  const stack = ['--stack', 'cdktf.out/stacks/two'];
  expect(await boss('take-over', 'pek3b', ...stack)).toEqual([0, 'pek3b: free', '']);
  for (const [name, got] of [
    [[], 'no name'],
    [['pek3c'], '`pek3c`'],
  ] as const)
    expect(await boss('attach', ...name, ...stack)).toEqual([
      5,
      '',
      expect.stringMatching(
        new RegExp(
          `^cdktf.out/stacks/two: which platform .*; got: ${got}; allowed: pek3a, pek3b; cure: name one`,
        ),
      ),
    ]);
});

test('a folder without runs, and a run file that is none, are told', async () => {
  expect(await boss('attach', '--stack', 'state')).toEqual([
    5,
    '',
    expect.stringMatching(/^state: no stack with runs is there; got: .*converge.*; allowed: .*; cure: /),
  ]);
  mkdirSync(at('cut/converge'), { recursive: true });
  writeFileSync(at('cut/converge/a.json'), '{"title":');
  expect(await boss('attach', '--stack', 'cut')).toEqual([
    5,
    '',
    expect.stringMatching(/cut\/converge\/a\.json: a run file that cannot be read; got: .*JSON.*; allowed: /),
  ]);
});

test('the command that messages recommend follows what was left there, into the history of that stack', async () => {
  const { environment, stack } = JSON.parse(readFileSync(runFile('two', 'pek3b_agent'), 'utf8')) as RunSpec;
  expect([environment, stack]).toEqual(['pek3b', relative(process.cwd(), at('cdktf.out/stacks/two'))]);
  const run = { run: 'abcleft', by: 'me@desk', environment, commit: 'none', plan: 'p', title: 'a title' };
  const steps = [{ title: 'a step', expect: [{ subject: 's', expected: 'absent' }], requires: [] }];
  await firstbox.run({
    zone: 'pek3b',
    nonce: 'abcleft',
    about: packHeader(run, {
      title: 'a title',
      zone: 'pek3b',
      platformGroup: 'hyper',
      hosts: ['node0'],
      steps,
    }),
    script: ['from node0 step 0 converged', 'from node0 end', 'finished']
      .map((words) => `printf '@@abcleft %s\\n' '${words}'`)
      .join('\n'),
  });
  appendHistory(at('state/pek3b.history.jsonl'), [
    { ...run, begun: 1, host: 'node0', result: 'running', seconds: 0 },
  ]);
  // From the folder that it was synthesized from, as its words count.
  const command = bossCommand('attach', environment, stack).replace('npx boss', `node ${program}`);
  const attached = await execa('bash', ['-c', command], { reject: false, all: true });
  expect([attached.exitCode, attached.all]).toEqual([
    0,
    expect.stringMatching(/^pek3b: no run is at work\npek3b: \S+Z {2}.* {2}proven +node0 {2}a title/),
  ]);
  expect(readFileSync(at('state/pek3b.history.jsonl'), 'utf8')).toContain('"proven"');
});

test('a stack may lie in a folder whose name a shell takes apart', () => {
  expect(bossCommand('attach', 'pek3a', "our 'own' stacks/one")).toBe(
    `npx boss attach pek3a --stack 'our '\\''own'\\'' stacks/one'`,
  );
  expect(bossCommand('take-over', 'pek3a')).toBe('npx boss take-over pek3a');
});

test('boss converge runs a run file as a provisioner does: the one that was planned, and no other', async () => {
  const file = runFile('one', 'pek3a_agent');
  const sums = [file, file.replace(/json$/, 'sh')].map((one) =>
    createHash('sha256').update(readFileSync(one)).digest('hex'),
  );
  const [code, , said] = await boss('converge', file, ...sums);
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/^pek3a_agent on hyper: the environment was not observed/),
  ]);
  const [other, , refused] = await boss('converge', file, 'a'.repeat(64), sums[1] ?? '');
  expect([other, refused]).toEqual([
    1,
    expect.stringMatching(/^converge\/pek3a_agent\.json: the run file is not the one of this plan/),
  ]);
  expect((await boss('converge', file))[0]).toBe(5);
});
