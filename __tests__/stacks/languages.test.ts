/* verifies: a language changes nothing that Terraform, the runner or a program reads; summary.md alone is for people */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isObserved } from '../../lib/plan/declared-step';
import { phrase } from '../../lib/remote/answers';
import { closedSets } from '../../lib/remote/probes';
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
const observations = observationsOf(environment, (host) =>
  host === 'hyper1'
    ? { host, kind: 'unreachable', reason: 'no route' }
    : host === 'boss0'
      ? { 'program_state boss_hypervisor': { word: 'running', detail: '' } }
      : {},
);

/** Every file that is synthesized, by its path. */
function synthesized(language: string): ReadonlyMap<string, string> {
  process.env['CDKTF_OUTDIR'] = join(folder, 'out');
  process.env['BOSS_LANG'] = language;
  synthesizeStacks([{ environment, observations, stateDirectory: 'state' }], () => undefined);
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
  const [en, zh] = [synthesized('en'), synthesized('zh')];
  expect([...en.keys()]).toEqual([...zh.keys()]);
  const other = [...en].filter(([path, text]) => zh.get(path) !== text).map(([path]) => path);
  expect(other).toEqual([expect.stringMatching(/^stacks\/[a-z0-9]+\/summary\.md$/)]);
  expect([...en.keys()].filter((path) => /\/converge\//.test(path)).length).toBeGreaterThan(0);
  expect(zh.get(other[0] ?? '')).toMatch(/程序 boss_hypervisor：期望 不存在，实际 运行中/);
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
