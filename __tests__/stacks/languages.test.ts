/* verifies: a language changes nothing that Terraform, the runner or a program reads; summary.md alone is for people */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isObserved } from '../../lib/plan/declared-step';
import { phrase } from '../../lib/remote/answers';
import { closedSets } from '../../lib/remote/probes';
import type { Observations } from '../../lib/plan/observation';
import { renderSummary } from '../../lib/plan/render-summary';
import { judged } from '../../lib/cli/judged';
import { answer, thing } from '../../lib/text/catalogue/zh/things';
import { observationRequestsOf } from '../../stacks/observation-requests-of';
import { synthesizeStacks } from '../../stacks/boss-app';
import { environmentForTests } from '../environments-for-tests';
import { observationsOf } from '../observations-for-tests';

const folder = mkdtempSync(join(tmpdir(), 'boss-languages-test-'));
const before = { out: process.env['CDKTF_OUTDIR'], language: process.env['BOSS_LANG'] };
afterAll(() => {
  process.env['CDKTF_OUTDIR'] = before.out;
  process.env['BOSS_LANG'] = before.language;
  if (before.out === undefined) delete process.env['CDKTF_OUTDIR'];
  if (before.language === undefined) delete process.env['BOSS_LANG'];
  rmSync(folder, { recursive: true });
});

const environment = environmentForTests(
  'zone',
  '  notifyWebhook: { proxyVips: { unit1: 10.0.0.1 } }\n  webSupervisor: present\ncomponents: { cronus: {} }\n',
);
const seen = observationsOf(environment, (host) =>
  host === 'hyper1'
    ? { host, kind: 'unreachable', reason: 'no route' }
    : host === 'boss0'
      ? { 'program_state boss_hypervisor': { word: 'running', detail: '' } }
      : {},
);

/** Something of each kind that a plan warns of, or is BLOCKED for. */
const observations: Observations = {
  ...seen,
  runs: [
    {
      state: 'unended',
      nonce: 'n',
      since: '2026-01-01T00:00:00Z',
      title: 'web_supervisor on webservice',
      by: 'ops@desk',
      open: [{ host: 'webservice0', step: 'its programs run' }],
    },
  ],
};

const screen: string[] = [];

type Files = ReadonlyMap<string, string>;

/** Every file that is synthesized, by its path. */
function synthesized(language: string): Files {
  screen.length = 0;
  process.env['CDKTF_OUTDIR'] = join(folder, 'out');
  process.env['BOSS_LANG'] = language;
  synthesizeStacks([{ environment, observations, stateDirectory: 'state' }], (summary) =>
    screen.push(...renderSummary(summary)),
  );
  const paths = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).sort();
  const files = new Map(
    paths
      .filter((path) => statSync(join(folder, 'out', path)).isFile())
      .map((path) => [path, readFileSync(join(folder, 'out', path), 'utf8')]),
  );
  rmSync(join(folder, 'out'), { recursive: true });
  return files;
}

test('what is synthesized in Chinese is, but for summary.md, the same as in English', () => {
  // From one place: cdktf writes down where a warning came from.
  const [en, zh] = (['en', 'zh'] as const).map(synthesized) as [Files, Files];
  expect([...en.keys()]).toEqual([...zh.keys()]);
  const other = [...en].filter(([path, text]) => zh.get(path) !== text).map(([path]) => path);
  expect(other).toEqual([expect.stringMatching(/^stacks\/[a-z0-9]+\/summary\.md$/)]);
  expect([...en.keys()].filter((path) => /\/converge\//.test(path)).length).toBeGreaterThan(0);
  expect(zh.get(other[0] ?? '')).toMatch(/程序 boss_hypervisor：期望 不存在，实际 运行中/);
});

/** A kept text in what people are shown, and nothing of it in English. */
function expectChinese(text: string): void {
  expect(text).toMatch(/受阻（BLOCKED） hyper1：不可达：no route；请让主机恢复/);
  expect(text).not.toMatch(/bring the host back|previous run did not finish/);
}

test('warnings and what is BLOCKED are shown in Chinese, on the screen and in summary.md', () => {
  const files = synthesized('zh');
  const of = (name: string) => [...files].find(([path]) => path.endsWith(name))?.[1] ?? '';
  expectChinese(screen.join('\n'));
  expectChinese(of('/summary.md'));
  expect(of('/summary.md')).toMatch(/警告：上一次运行没有做完：.*webservice0：它的程序在运行；/);
  for (const file of ['/summary.json', 'manifest.json'])
    expect(of(file).includes('previous run did not finish: web_supervisor on webservice')).toBe(true);
  for (const file of ['/summary.json', '/cdk.tf.json'])
    expect(of(file).includes('hyper1: unreachable: no route; bring the host back')).toBe(true);
});

test('a check shows its findings in Chinese, and gives programs English', () => {
  process.env['BOSS_LANG'] = 'en';
  const english = judged(environment, observations, { held: [] });
  process.env['BOSS_LANG'] = 'zh';
  const chinese = judged(environment, observations, { held: [] });
  expect(JSON.stringify(chinese.findings)).toBe(JSON.stringify(english.findings));
  const shown = chinese.summary.join('\n');
  expectChinese(shown);
  expect(shown).toMatch(/^ {2}运行未结束：上一次运行没有做完：/m);
});

const all = environmentForTests(
  'zone',
  '  notifyWebhook: { proxyVips: { unit1: 10.0.0.1 } }\n  webSupervisor: present\n  v2: { deploy: added, cache: current, config: { backEnd: b.yaml, frontEnd: f.yaml },\n' +
    `    packages: { frontEnd: [{ name: web, version: '2', sha256: ${'a'.repeat(64)}, file: w.deb }] } }\n` +
    'components: { cronus: {} }\n',
);
const steps = observationRequestsOf(all).flatMap((request) => request.steps);
const han = /\p{Script=Han}/u;

test('each thing that is looked after on a host has a Chinese name', () => {
  const subjects = steps.flatMap((step) =>
    (isObserved(step) ? step.expect : [...step.expect, ...step.requires]).map(({ subject }) => subject),
  );
  const names = [...new Set([...subjects, ...steps.map(({ title }) => title)])];
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !han.test(thing(name)))).toEqual([]);
});

test('each word that a probe may answer has a Chinese one, and what a host says beside it stays', () => {
  const words = [...new Set(Object.values(closedSets).flat())];
  expect(words.filter((word) => !han.test(answer(word)))).toEqual([]);
  expect(words.map((word) => phrase(word, '')).filter((word) => !han.test(answer(word)))).toEqual([]);
  expect(answer('some (a b)')).toBe('有 (a b)');
  expect(answer('absently (a)')).toBe('absently (a)');
});
