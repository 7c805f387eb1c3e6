/** verifies, over a real sshd whose sessions run in a folder that stands for the firstbox: what attach tells of runs that have ended */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { appendHistory } from '../../lib/run/local-history';
import { readHistory } from '../../lib/run/history';
import { packHeader } from '../../lib/run/run-header';
import { FirstboxFolder } from '../run/firstbox-folder';
import { environmentOver, type LoopbackSshd, startLoopbackSshd } from '../observe/loopback-sshd';

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

test.each([
  ['proven', ['from boss0 step 0 converged', 'from boss0 end', 'finished'], 0],
  ['skipped', ['skipped boss0 -', 'finished'], 1],
  ['unreadable', ['from boss0 step 0 converged', 'from boss0 end', 'from boss0 end', 'finished'], 1],
])(
  'a run that was left and has ended: boss0 %s, here and in the history',
  async (result, said, code) => {
    const at = (name: string) => join(firstbox.path, name);
    mkdirSync(at('environments'), { recursive: true });
    writeFileSync(at('environments/unit.yaml'), environmentOver(sshd.connection));
    const record = {
      run: `abc${result}`,
      by: 'me@desk',
      environment: 'unit',
      commit: 'none',
      plan: 'p',
      title: 'a title',
    };
    const steps = [{ title: 'a step', expect: [{ subject: 's', expected: 'absent' }], requires: [] }];
    const subject = { title: 'a title', zone: 'pek3a', platformGroup: 'boss', hosts: ['boss0'], steps };
    await firstbox.run({
      zone: 'pek3a',
      nonce: `abc${result}`,
      about: packHeader(record, subject),
      script: said.map((words) => `printf '@@abc${result} %s\\n' '${words}'`).join('\n'),
    });
    const state = `state-${result}`;
    const history = at(`${state}/unit.history.jsonl`);
    mkdirSync(at(state));
    appendHistory(history, [{ ...record, begun: 1, host: 'boss0', result: 'running', seconds: 0 }]);
    const { stdout, exitCode } = await execa('node', [join(project, 'scripts/boss.cjs'), 'attach', 'unit'], {
      cwd: firstbox.path,
      env: { BOSS_STATE_DIR: at(state) },
      reject: false,
    });
    expect([exitCode, stdout]).toEqual([
      code,
      expect.stringMatching(
        new RegExp(`^unit: no run is at work\\nunit: \\S+Z {2}.* {2}${result} +boss0 {2}a title`),
      ),
    ]);
    const { entries } = readHistory(readFileSync(history, 'utf8').split('\n'));
    expect(entries.find(({ host: name }) => name === 'boss0')?.result).toBe(result);
  },
  60_000,
);
