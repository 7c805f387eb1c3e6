/*
 * verifies: a change of the whole runbook, done by hand, on a platform with BOSS V1 and without V2
 *   1. its document for a change board names the very plan file, in both languages; no document holds a secret
 *   2. its blocks, pasted one after the other into a terminal of the firstbox, end as a deploy does: the look finds nothing that differs, and
 *      the first plan only adopts; a block out of its order, or without a file that has to be put there, stops
 */
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';
import { type Clones, cloneTwice } from '../cli/clones';
import { desired, inGit, secrets } from './boss2-config-files';
import { type Site, startSite } from './site';
import { wishWholeRunbook } from './wish-whole-runbook';

let site: Site;
let clones: Clones;
let debs: readonly string[];
beforeAll(async () => {
  site = await startSite('change-by-hand');
  const { folder, ...wished } = await wishWholeRunbook(site);
  debs = wished.debs;
  const beside = (name: string) => readFileSync(join(folder, name), 'utf8');
  clones = await cloneTwice({
    'environments/lab.yaml': beside('lab.yaml'),
    'environments/ssh_config': beside('ssh_config'),
    ...Object.fromEntries(Object.entries(inGit).map(([name, text]) => [`environments/${name}`, text])),
  });
  for (const path of [join(folder, 'secrets.age'), ...debs])
    copyFileSync(path, join(clones.first, 'environments', basename(path)));
  await clones.git(clones.first, 'add', '-f', 'environments');
  await clones.git(clones.first, 'commit', '-qm', 'files beside it');
}, 300_000);
afterAll(async () => {
  clones.remove();
  await site.down();
});

const folder = () => dirname(site.environment['BOSS_ENVIRONMENT'] ?? '');
const boss = (...words: string[]) =>
  execa('node', ['scripts/boss.cjs', ...words], {
    cwd: clones.first,
    env: {
      ...site.environment,
      BOSS_ENVIRONMENT: undefined,
      CDKTF_OUTDIR: undefined,
      BOSS_AGE_IDENTITY: join(folder(), 'identity'),
      BOSS_SECRET_CONSOLE_TOKEN: secrets.CONSOLE_TOKEN,
    },
    reject: false,
    stdin: 'ignore',
  });
const holdsSecret = (text: string) => Object.values(secrets).some((secret) => text.includes(secret));

/** What a terminal of the firstbox shows when somebody pastes this, and how its last command ended. */
async function pasted(
  text: string,
): Promise<{ readonly shown: string; readonly exitCode: number | undefined }> {
  const { stdout, exitCode } = await execa(
    'ssh',
    [
      ...['-F', join(folder(), 'ssh_config'), '-tt', '-o', 'StrictHostKeyChecking=accept-new'],
      ...['-o', `UserKnownHostsFile=${join(folder(), 'known_hosts_of_hand')}`, 'root@firstbox.lab'],
    ],
    { input: `${text}\nexit\n`, reject: false, env: site.environment },
  );
  return { shown: stripVTControlCharacters(stdout).replaceAll('\r', ''), exitCode };
}

/** Puts a file on the firstbox, as its own user does. */
async function put(path: string, content: Buffer | string, mode: string): Promise<void> {
  const packed = Buffer.from(content).toString('base64');
  await site.lab.exec(
    'firstbox',
    `mkdir -p '${dirname(path)}' && base64 -d <<<'${packed}' >'${path}' && chmod ${mode} '${path}'`,
  );
}

test('the document names the plan file, in both languages, and holds no secret', async () => {
  const file = join(clones.folder, 'lab.bossplan');
  expect((await boss('plan', 'lab', '--out', file)).exitCode).toBe(2);
  const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
  for (const [language, words] of [
    ['en', 'Way back: '],
    ['zh', '回退：'],
  ] as const) {
    const out = join(clones.folder, `change-${language}.md`);
    const made = await boss('change', '--plan', file, '--out', out, '--lang', language);
    expect([made.exitCode, made.stderr]).toEqual([0, '']);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const text = readFileSync(out, 'utf8');
    expect(text).toContain(`echo '${sum}  lab.bossplan' | sha256sum -c`);
    expect(text.split(words)).toHaveLength(18 + 1);
    expect(text).toContain("/pitrix/upgrade/exec_nodes.sh -f hyper 'supervisorctl stop boss_daemon'");
    expect(holdsSecret(text)).toBe(false);
  }
}, 200_000);

test('pasted block by block it ends as a deploy does', async () => {
  const out = join(clones.folder, 'by-hand.md');
  const made = await boss('change', 'lab', '--manual', '--out', out);
  expect([made.exitCode, made.stdout]).toEqual([
    0,
    expect.stringMatching(/^lab: written to .*by-hand\.md$/m),
  ]);
  const text = readFileSync(out, 'utf8');
  expect(holdsSecret(text)).toBe(false);
  expect(text.split('\n').filter((line) => Buffer.byteLength(line) > 1000)).toEqual([]);
  const [scripts = '', ...blocks] = [...text.matchAll(/^```bash\n([^]*?)\n```$/gm)].map(
    ([, one = '']) => one,
  );
  const place = /`(\/root\/boss-change-[0-9a-f]{12})`/.exec(text)?.[1] ?? '';
  expect(blocks.length).toBeGreaterThan(18); // the hypers, and other groups of two, are waves
  const number = (address: string) => blocks.findIndex((one) => one.includes(` ${address} `)) + 1;

  const first = await pasted(scripts);
  expect([first.exitCode, first.shown]).toEqual([0, expect.stringMatching(/^OK {6}block files$/m)]);
  const early = await pasted(blocks[1] ?? '');
  expect([early.exitCode, early.shown]).toEqual([
    1,
    expect.stringMatching(/^NOT OK {2}block 1 did not end with OK: paste that one first$/m),
  ]);

  const stopped: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (index + 1 === number('boss2_config_firstbox') || index + 1 === number('boss2_packages_firstbox')) {
      const without = await pasted(block);
      expect([without.exitCode, without.shown]).toEqual([1, expect.stringMatching(/^NOT OK .*: STOP here/m)]);
      stopped.push(...(without.shown.match(/^NOT OK {2}\S+/gm) ?? []).map((line) => basename(line)));
      await put(`${place}/backEnd`, desired.backEnd(), '600');
      await put(`${place}/frontEnd`, desired.frontEnd(), '600');
      if (index + 1 === number('boss2_packages_firstbox'))
        for (const [, path = '', name = ''] of text.matchAll(
          /^- `(\/pitrix\/repo\/[^`]+\/([^`/]+))`: the file/gm,
        ))
          await put(path, readFileSync(debs.find((deb) => basename(deb) === name) ?? ''), '644');
    }
    const { shown, exitCode } = await pasted(block);
    expect([block, exitCode, shown]).toEqual([
      block,
      0,
      expect.stringMatching(new RegExp(`^OK {6}block ${index + 1} \\w+$`, 'm')),
    ]);
    expect(shown).toMatch(/^OK {6}(?!block)\S+$/m);
    expect(holdsSecret(shown)).toBe(false);
  }
  expect(stopped.filter((name) => !name.startsWith('NOT OK'))).toEqual([
    'backEnd',
    'frontEnd',
    ...debs.map((deb) => basename(deb)),
  ]);

  const check = await boss('check', 'lab');
  expect([check.exitCode, check.stdout]).toEqual([
    0,
    expect.stringMatching(/^lab: nothing differs on 7 hosts/m),
  ]);
  const plan = await boss('plan', 'lab');
  expect([plan.exitCode, plan.stdout]).toEqual([
    0,
    expect.stringMatching(/^Plan: 18 to add, 0 to change, 0 to destroy/m),
  ]);
  expect(plan.stdout).not.toMatch(/wants/);
  const { stdout: history } = await boss('history', 'lab', '--firstbox');
  expect(history).toMatch(/root@\S+-by-hand/);
  expect(history).not.toMatch(/other-wave/);
  const deploy = await boss('deploy', 'lab', '--auto-approve');
  expect(deploy.exitCode).toBe(0);
}, 900_000);
