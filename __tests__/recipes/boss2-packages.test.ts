import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Testing } from 'cdktf';
import { execa } from 'execa';
import { stepsOf } from '../../lib/plan/declared-step';
import { boss2Packages, packagesToSend } from '../../lib/components/boss2-packages';
import { observationRequestsOf } from '../../stacks/observation-requests-of';
import { GeneratedFile } from '../../constructs/generated-file';
import { renderQuestions } from '../../lib/remote/questions';
import type { Observations } from '../../lib/plan/observation';
import { probeKey } from '../../lib/plan/step';
import { renderProgram } from '../../lib/recipes/program';
import { renderScript } from '../../lib/recipes/script';
import { BossStack } from '../../stacks/boss-stack';
import { environmentForTests } from '../environments-for-tests';

const sum = (digit: string) => digit.repeat(64);
const environment = environmentForTests(
  'zone',
  `  v2:
    deploy: added
    healthyLine: "it's ok$"
    packages:
      backEnd:
        - { name: manager, version: '2.1.0', sha256: ${sum('a')}, file: debs/manager.deb }
        - { name: transit, version: '1.1', sha256: ${sum('b')}, file: /abs/transit.deb }
      frontEnd:
        - { name: web, version: '3.0', sha256: ${sum('c')}, file: ../web.deb }
`,
);
const boss = stepsOf(boss2Packages.steps(environment, 'boss'), undefined);
const firstbox = stepsOf(boss2Packages.steps(environment, 'firstbox'), undefined);

/** Everything as desired, but that the firstbox answers of these files with these words. */
function seen(files: Readonly<Record<string, string>> = {}): Observations {
  const groups = observationRequestsOf(environment).map(({ group, steps }) => {
    const answers = Object.fromEntries([
      ...stepsOf(steps, undefined)
        .flatMap(({ expect, requires }) => [...expect, ...requires])
        .map(({ probe, expected }) => [probeKey(probe), { word: expected, detail: '' }]),
      ...Object.entries(files).map(([path, word]) => [`file_sha256 ${path}`, { word, detail: '' }]),
    ]) as Record<string, { word: string; detail: string }>;
    return [
      group,
      { kind: 'observed' as const, hosts: [{ host: group, kind: 'answered' as const, answers }] },
    ];
  });
  return {
    apiVersion: 'boss-cdktf/observations/v1',
    environment: 'unit',
    observedAt: '2026-01-02T03:04:05Z',
    groups: Object.fromEntries(groups) as Observations['groups'],
  };
}

test('what is desired is readable: files and their sums, the index, the database, versions', () => {
  expect([...firstbox, ...boss].flatMap(({ expect: all }) => all.map(({ subject }) => subject))).toEqual([
    'file /pitrix/repo/indep/boss2/manager.deb',
    'file /pitrix/repo/indep/boss2/transit.deb',
    'file /pitrix/repo/web/web.deb',
    'package manager in the apt index',
    'package transit in the apt index',
    'database of BOSS V2',
    'package manager',
    'package transit',
    'package pitrix-ks-boss2-console',
  ]);
});

test('only files that the firstbox does not have are sent, by their place on this machine', () => {
  const to = '/pitrix/repo/indep/boss2/manager.deb';
  const stack = (observations?: Observations) =>
    new BossStack(Testing.app(), {
      environment,
      stateDirectory: 'state',
      observations,
    });
  const uploads = (observations?: Observations) => {
    const runs = stack(observations)
      .node.findAll()
      .flatMap((one) =>
        one instanceof GeneratedFile && one.path === 'converge/boss2_packages_firstbox.json'
          ? [one.text]
          : [],
      );
    return (JSON.parse(runs[0] ?? '') as { uploads?: unknown }).uploads;
  };
  expect(uploads(seen({ [to]: 'absent' }))).toEqual([
    { from: join(process.cwd(), 'debs/manager.deb'), to, sha256: sum('a') },
  ]);
  expect(packagesToSend(environment, seen({ [to]: 'absent' })).map(({ name }) => name)).toEqual(['manager']);
  for (const observations of [seen(), undefined]) {
    expect(uploads(observations)).toBeUndefined();
    expect(packagesToSend(environment, observations)).toEqual([]);
  }
});

test('nothing wanted: nothing asked', () => {
  expect(boss2Packages.enabled(environment)).toBe(true);
  expect(boss2Packages.enabled(environmentForTests())).toBe(false);
  expect(boss2Packages.enabled(environmentForTests('zone', '  v2:\n    deploy: added\n'))).toBe(false);
});

test('a back end alone and a front end alone are one step each', () => {
  const only = (end: 'backEnd' | 'frontEnd') => {
    const packages = { [end]: environment.boss.v2?.packages?.[end] ?? [] };
    return boss2Packages
      .steps({ ...environment, boss: { v2: { deploy: 'added', packages } } }, 'boss')
      .map(({ title }) => title);
  };
  expect(only('frontEnd')).toEqual(['front end of BOSS V2']);
  expect(only('backEnd')).toEqual(['back end of BOSS V2']);
});

test('what is sent to hosts fits into a line of exec_nodes.sh; what only the firstbox knows is not in it', () => {
  const health = boss
    .flatMap(({ firstboxCommands }) => firstboxCommands ?? [])
    .map((line) => line.split(' ').at(-1));
  const questions = renderQuestions(observationRequestsOf(environment)).script;
  const asked = /^program='(.*)'$/m.exec(questions)?.[1];
  for (const program of [...health, asked, Buffer.from(renderProgram(boss)).toString('base64')]) {
    const text = Buffer.from(program ?? '', 'base64');
    expect(text.length).toBeGreaterThan(0);
    expect(gzipSync(text, { level: 9 }).toString('base64').length).toBeLessThan(40_000);
    expect(text.toString()).not.toContain('Packages.gz');
  }
  expect(renderProgram(firstbox)).toContain('Packages.gz');
});

test('shellcheck has nothing to say about the rendered scripts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-packages-'));
  try {
    const health = (boss[0]?.firstboxCommands?.[0] ?? '').split(' ').at(-1) ?? '';
    const texts = [
      ...[boss, firstbox].flatMap((steps) => [renderScript('a title', steps), renderProgram(steps)]),
      Buffer.from(health, 'base64').toString(),
    ];
    const files = texts.map((text, index) => {
      writeFileSync(join(folder, `${index}.sh`), text);
      return join(folder, `${index}.sh`);
    });
    const { stdout } = await execa(
      'shellcheck',
      ['-s', 'bash', '-S', 'warning', '-e', 'SC2034,SC2209', ...files],
      { reject: false },
    );
    expect(stdout).toBe('');
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
