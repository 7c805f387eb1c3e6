/* verifies: what a run shows is Chinese where that is spoken; what it is judged to, and what is kept of it, is the same */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogues } from '../../lib/text/catalogue/text';
import { outcomeLines } from '../../lib/run/host-outcome';
import { saidOfWaves } from '../../lib/text/catalogue/zh/things';
import { Ledger } from '../../lib/run/ledger';
import type { RunSubject } from '../../lib/run/run-header';

const nonce = 'abc123';
const pack = (text: string) => Buffer.from(text).toString('base64');
const file: RunSubject = {
  title: 'boss_v1_absent on boss',
  zone: 'unit1',
  platformGroup: 'boss',
  rollout: { excluded: [{ host: 'boss9', reason: 'no route' }], maxUnreachable: 1 },
  steps: [
    {
      title: 'program a absent',
      expect: [{ subject: 'program a', expected: 'absent' }],
      requires: [{ subject: 'pending changes', expected: 'none' }],
    },
  ],
};
const hosts = ['boss0', 'boss1', 'boss2', 'boss3', 'boss4', 'boss5', 'boss9'];
const lines = [
  'from boss0 step 0 acting',
  'from boss0 step 0 converged',
  'from boss0 end',
  `from boss1 found 0 verify 0 running ${pack('pid 7')}`,
  `from boss1 step 0 failed 1 ${pack('busy')}`,
  'from boss1 end',
  `from boss2 found 0 require 0 some ${pack('a')}`,
  'from boss2 step 0 blocked',
  'from boss2 end',
  'from boss3 step 0 already',
  'unsent boss4 host-key-changed',
  `from boss5 called other`,
  `progress ${pack('wave 1 of 2: boss0')}`,
  `nobody ${pack('no file')}`,
  'finished',
];

function ledgerIn(language: keyof typeof catalogues) {
  const printed: string[] = [];
  const ledger = new Ledger(nonce, file, hosts, (line) => printed.push(line), catalogues[language].run);
  for (const line of lines) ledger.add(`@@${nonce} ${line}`);
  return { ...ledger.close(), printed };
}

const own = process.env['BOSS_LANG'];
afterAll(() => {
  process.env['BOSS_LANG'] = own;
  if (own === undefined) delete process.env['BOSS_LANG'];
});

test('the verdict is the same in both languages', () => {
  const [en, zh] = [ledgerIn('en'), ledgerIn('zh')];
  const judged = ({ hosts }: typeof en) => hosts.map(({ reason: _, ...rest }) => rest);
  expect(judged(zh)).toEqual(judged(en));
  expect(zh.failures).toHaveLength(en.failures.length);
});

test('each line that is shown is Chinese', () => {
  const { summary, failures, printed, hosts } = ledgerIn('zh');
  process.env['BOSS_LANG'] = 'zh';
  const shown = [...summary, ...printed, ...failures, ...outcomeLines(hosts)];
  expect(shown.filter((line) => !/[\p{Script=Han}]/u.test(line))).toEqual([]);
  expect(printed).toEqual([
    'boss0  program a absent：正在变更，0 处差异',
    'boss0  program a absent：完成并已验证',
    'boss1  program a absent：没有通过验证：程序 a：期望 不存在，实际 运行中（pid 7）；它的命令以 1 结束，并说：busy',
    'boss2  program a absent：没有通过验证：没有变更任何东西：pending changes：期望 无，实际 有（a）',
    'boss3  program a absent：原本如此',
    'firstbox  分批 1/2：boss0',
  ]);
  expect(summary).toEqual(['program a absent：6 台主机中 2 台已验证（变更 1 台，原本如此 1 台）']);
  expect(outcomeLines(hosts).at(-1)).toBe('  跳过：boss9：做计划时不可达：no route');
});

test('what waves.sh says of its waves is known here by its very words', () => {
  const program = readFileSync(join(__dirname, '../../lib/remote/firstbox/waves.sh'), 'utf8');
  const said = [...program.matchAll(/(?:tell|why=)[ "]*"?((?:wave|not touched)[^"\n]*)"/g)].map(
    ([, text = '']) =>
      text.replaceAll(/\$\(\([^)]*\)\)|\$\{#order\[@\]\}/g, '2').replaceAll(/\$\([^)]*\)|\$\w+/g, 'boss0'),
  );
  expect(said).toHaveLength(5);
  expect(said.filter((text) => !/\p{Script=Han}/u.test(saidOfWaves(text)))).toEqual([]);
});
