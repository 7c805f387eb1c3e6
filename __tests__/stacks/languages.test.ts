/* verifies: a language changes nothing that Terraform, the runner or a program reads; summary.md alone is for people */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  expect(zh.get(other[0] ?? '')).toMatch(/期望 absent，实际 running/);
});
