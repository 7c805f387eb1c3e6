/** verifies, over a real sshd whose sessions run in a folder that stands for the firstbox: what attach tells of runs that have ended */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { appendHistory } from '../../converge/local-history';
import { readHistory } from '../../model/history';
import { packAbout } from '../../model/run-about';
import { exampleText } from '../model/valid-environment';
import { FirstboxFolder } from '../observe/firstbox-folder';
import { type LoopbackSshd, startLoopbackSshd } from '../observe/loopback-sshd';

const project = join(__dirname, '../..');

let firstbox: FirstboxFolder;
let sshd: LoopbackSshd;
beforeAll(async () => {
  firstbox = new FirstboxFolder();
  sshd = await startLoopbackSshd([`ForceCommand ${firstbox.session}`]);
});
afterAll(() => {
  sshd.stop();
  firstbox.remove();
});

test('a run that was left and has ended: how it came out, here and in the history', async () => {
  const at = (name: string) => join(firstbox.path, name);
  const { host, port, hostKey, sshConfig = '', user } = sshd.connection;
  mkdirSync(at('environments'));
  writeFileSync(
    at('environments/unit.yaml'),
    exampleText('zone')
      .replace(/host: .*/, `host: ${host}\n  port: ${port}\n  user: ${user}\n  sshConfig: ${sshConfig}`)
      .replace(/hostKey: .*/, `hostKey: ${hostKey}`),
  );
  const record = {
    run: 'abc',
    by: 'me@desk',
    environment: 'unit',
    commit: 'none',
    plan: 'p',
    title: 'a title',
  };
  const steps = [{ title: 'a step', expect: [], require: [] }];
  const subject = { title: 'a title', zone: 'pek3a', platformGroup: 'boss', steps };
  await firstbox.run({
    zone: 'pek3a',
    nonce: 'abc',
    about: packAbout(record, subject),
    script: `for word in 'changing boss0' 'from boss0 step 0 converged' 'from boss0 end'; do printf '@@abc %s\\n' "$word"; done`,
  });
  const history = at('state/unit.history.jsonl');
  mkdirSync(at('state'));
  appendHistory(history, [{ ...record, begun: 1, host: 'boss0', result: 'running', seconds: 0 }]);
  const { stdout, exitCode } = await execa(
    'node',
    [join(project, 'scripts/run-ts.cjs'), join(project, 'scripts/attach.ts'), 'unit'],
    { cwd: firstbox.path, env: { BOSS_STATE_DIR: 'state' }, reject: false },
  );
  expect([exitCode, stdout]).toEqual([
    0,
    expect.stringMatching(/^unit: no run is at work\nunit: \S+Z {2}.* {2}proven {2}boss0 {2}a title/),
  ]);
  const { entries } = readHistory(readFileSync(history, 'utf8').split('\n'));
  expect(entries.map(({ result }) => result)).toEqual(['proven']);
}, 60_000);
