/**
 * verifies, on real hosts where the platform's own job deployed BOSS V2:
 *   1. from the key paths in the plan to the proof on every boss node to the empty plan, one secret from an age file, one from the
 *      environment; owner and mode stay, the old files are kept, nothing lies beside them
 *   2. no secret anywhere but where it belongs: plan, state, cdktf.out, output, logs, temporary files, arguments of processes
 *   3. a file changed on one node: only that node is pushed to
 *   4. edited in git: the key path shows; a failed build leaves "edited but not pushed", shown under the nodes alone
 *   5. somebody's edit between plan and deploy stops it; a file that came where there was none does not
 *   6. what is missing is said before any connection
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { quote } from '../../lib/remote/quote';
import { desired, inGit, secrets, writeConfigFiles } from './boss2-config-files';
import { installerOf } from './installer-for-tests';
import { argumentsDuring, filesUnder, holds, placesOf } from './secret-search';
import { type Plan, type Site, startSite } from './site';

const backEnd = '/pitrix/conf/variables/boss2/boss2.yaml.lab1';
const frontEnd = '/pitrix/conf/variables/boss2/local_config.yaml';
const nodes = ['boss0', 'boss1'];
let site: Site;
let folder: string;

const firstbox = async (script: string) => (await site.lab.exec('firstbox', script)).stdout;
const content = (host: string, path: string) =>
  site.lab.exec(host, `base64 -w0 ${path}`).then(({ stdout }) => Buffer.from(stdout, 'base64').toString());
const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
const updates = async () =>
  (await firstbox('cut -d" " -f3- /pitrix/log/update_nodes/update_nodes.log')).trim().split('\n');
const onNode = (host: string, found = 'other content') =>
  `${host}: file boss2.yaml of package pitrix-ks-boss2-conf: wants as boss2.yaml, found ${found}`;
/** The gate is asked again after every change. */
const replaced = (...groups: string[]) =>
  Object.fromEntries(
    [...groups.map((group) => `boss2_config_${group}`), 'boss2_health_boss'].map((name) => [
      name,
      'delete,create',
    ]),
  );

beforeAll(async () => {
  site = await startSite('boss2-config');
  const installer = installerOf(site.lab);
  await installer.wish('boss');
  await installer.start();
  await installer.firstbox(
    'timeout 200 bash -c "until /pitrix/cli/get-deploy-qingcloud-component-status.py | grep -q successful; do sleep 0.3; done"',
  );
  const environment = site.environment['BOSS_ENVIRONMENT'] ?? '';
  folder = dirname(environment);
  const config = '{ backEnd: boss2.yaml, frontEnd: local_config.yaml, secrets: secrets.age }';
  writeFileSync(
    environment,
    readFileSync(environment, 'utf8').replace('v1: absent', `v2: { deploy: added, config: ${config} }`),
  );
  await writeConfigFiles(folder);
  process.env['BOSS_AGE_IDENTITY'] = join(folder, 'identity');
  process.env['BOSS_SECRET_CONSOLE_TOKEN'] = secrets.CONSOLE_TOKEN;
}, 600_000);
afterAll(async () => {
  delete process.env['BOSS_AGE_IDENTITY'];
  delete process.env['BOSS_SECRET_CONSOLE_TOKEN'];
  await site.down();
});

test('from the key paths to the proof to the empty plan, and no secret anywhere but where it belongs', async () => {
  const begun = Math.floor(Date.now() / 1000);
  const before = {
    backEnd: await content('firstbox', backEnd),
    frontEnd: await content('firstbox', frontEnd),
  };
  await firstbox(`chmod 640 ${backEnd}; chown daemon:adm ${backEnd}`);
  let plan: Plan | undefined;
  let deploy = { exitCode: undefined as number | undefined, output: '' };
  const seen = await argumentsDuring(async () => {
    plan = await site.plan();
    deploy = await site.apply();
  });
  expect(plan?.actions).toMatchObject({ boss2_config_firstbox: 'create', boss2_config_boss: 'create' });
  expect(plan?.drift).toEqual([
    ...nodes.flatMap((host) => [
      onNode(host),
      `${host}: file local_config.yaml of package pitrix-ks-boss2-console: wants as local_config.yaml, found other content`,
    ]),
    `firstbox: file ${backEnd}: wants as boss2.yaml, found other content`,
    '  modules.enable: another value',
    '  modules.disable: not desired',
    '  warehouse.secret_access_key: another value',
    `firstbox: file ${frontEnd}: wants as local_config.yaml, found other content`,
    '  token: missing',
    '  console_url: not desired',
    '  languages: not desired',
  ]);
  expect(deploy.output).toMatch(/boss2\.yaml from pitrix-ks-boss2-conf: 2 of 2 hosts proven \(2 changed/);
  expect(deploy.exitCode).toBe(0);
  expect(await content('firstbox', backEnd)).toBe(desired.backEnd());
  expect(await content('firstbox', frontEnd)).toBe(desired.frontEnd());
  expect(await firstbox(`stat -c '%a %U %G' ${backEnd}; ls -A ${dirname(backEnd)}`)).toBe(
    '640 daemon adm\nboss2.yaml.lab1\nlocal_config.yaml\n',
  );
  for (const host of nodes) {
    expect(await content(host, '/pitrix/conf/boss2/boss2.yaml')).toBe(desired.backEnd());
    expect(await content(host, '/pitrix/web/boss2/local_config.yaml')).toBe(desired.frontEnd());
  }
  expect(
    await content('firstbox', `/var/backups/boss-cdktf/*/${backEnd.slice(dirname(backEnd).length + 1)}`),
  ).toBe(before.backEnd);
  expect(await firstbox('stat -c %a /var/backups/boss-cdktf /var/backups/boss-cdktf/*')).toMatch(
    /^(700\n)+$/,
  );
  const empty = await site.plan();
  expect(empty.actions).toEqual({});

  const shown = await execa(
    'terraform',
    [`-chdir=${join(folder, 'cdktf.out/stacks/lab')}`, 'show', '-json', 'plan'],
    {
      env: { ...site.environment },
    },
  );
  const nowhere: Record<string, string> = {
    'arguments of processes': seen,
    'the plan': (plan?.output ?? '') + empty.output + shown.stdout,
    'the output of the deploy': deploy.output,
    ...Object.fromEntries(
      filesUnder(folder)
        .filter((path) => !path.endsWith('/identity'))
        .map((path) => [path, readFileSync(path, 'latin1')]),
    ),
    'the logs of the firstbox': await firstbox('cat /pitrix/log/*/* /var/log/*.log 2>/dev/null'),
  };
  expect(
    Object.keys(nowhere).filter((path) => /tfstate$|converge\/.*\.sh$/.test(path)).length,
  ).toBeGreaterThan(6);
  for (const secret of Object.values(secrets))
    expect(
      Object.entries(nowhere)
        .filter(([, text]) => holds(text, secret))
        .map(([place]) => place),
    ).toEqual([]);
  expect(await placesOf(site.lab, ['firstbox', ...nodes], Object.values(secrets), begun)).toEqual([
    `boss0:/pitrix/conf/boss2/boss2.yaml`,
    `boss0:/pitrix/web/boss2/local_config.yaml`,
    `boss1:/pitrix/conf/boss2/boss2.yaml`,
    `boss1:/pitrix/web/boss2/local_config.yaml`,
    `firstbox:${backEnd}`,
    `firstbox:${frontEnd}`,
    'firstbox:/pitrix/repo/indep/pitrix-ks-boss2-conf_*.deb',
    'firstbox:/pitrix/repo/indep/pitrix-ks-boss2-console_*.deb',
  ]);
  expect(seen).not.toMatch(/wanted_hash|content_key/);

  // The search finds what it has to find.
  const secret = secrets.CONSOLE_TOKEN;
  await site.lab.exec('boss1', `printf 'a%s' ${quote(secret)} | base64 -w0 >/tmp/planted`);
  expect(await placesOf(site.lab, ['firstbox', ...nodes], Object.values(secrets), begun)).toContain(
    'boss1:/tmp/planted',
  );
  await site.lab.exec('boss1', 'rm /tmp/planted');
  const planted = await argumentsDuring(() =>
    site.lab.exec('boss1', `bash -c 'sleep 1; exit' ${quote(encodeURIComponent(secret))}`),
  );
  expect(holds(planted, secret)).toBe(true);
  expect(
    holds(
      Buffer.from(`program ${Buffer.from(secret).toString('base64')} `.repeat(3)).toString('base64'),
      secret,
    ),
  ).toBe(true);
}, 600_000);

test('a file changed on one node shows with that host, and only that host is pushed to', async () => {
  const before = (await updates()).length;
  await site.lab.break('boss2-conf-changed', 'boss1');
  const plan = await site.plan();
  expect([plan.actions, plan.drift]).toEqual([replaced('boss'), [onNode('boss1')]]);
  expect((await site.apply()).exitCode).toBe(0);
  expect((await updates()).slice(before)).toEqual(['Updating [boss1] with [pitrix-ks-boss2-conf]']);
  expect(await content('boss1', '/pitrix/conf/boss2/boss2.yaml')).toBe(desired.backEnd());
  expect((await site.plan()).actions).toEqual({});
}, 300_000);

test('edited in git: the key path shows; a build that fails leaves "edited but not pushed"', async () => {
  inGit['boss2.yaml'] = inGit['boss2.yaml']
    .replace('port: 8856', 'port: 8857')
    .replace("url: ''", 'url: "${x}"');
  write('boss2.yaml', inGit['boss2.yaml']);
  await site.lab.break('package-build-fails');
  const plan = await site.plan();
  expect(plan.actions).toEqual(replaced('firstbox', 'boss'));
  expect(plan.drift).toEqual([
    ...nodes.map((host) => onNode(host)),
    `firstbox: file ${backEnd}: wants as boss2.yaml, found other content`,
    '  warehouse.port: another value',
    '  v2v.lab1.url: another value',
  ]);
  const failed = await site.apply();
  expect(failed.exitCode).toBe(1);
  expect(failed.output).toMatch(
    /boss0: boss2\.yaml from pitrix-ks-boss2-conf: .* expected as boss2\.yaml, found different/,
  );
  expect(failed.output.replaceAll(/\s+/g, ' ')).toMatch(
    /left no new pitrix-ks-boss2-conf under \/pitrix\/repo: nothing was pushed/,
  );
  await site.lab.mend('package-build-fails');

  const forgotten = await site.plan();
  // Terraform had taken the gate away before the deploy failed.
  expect(forgotten.actions).toEqual({ ...replaced('boss'), boss2_health_boss: 'create' });
  expect(forgotten.drift).toEqual(nodes.map((host) => onNode(host)));
  expect((await site.apply()).exitCode).toBe(0);
  expect(await content('boss0', '/pitrix/conf/boss2/boss2.yaml')).toBe(desired.backEnd());
}, 400_000);

test('an edit between plan and deploy stops it; a file that came where there was none is kept and replaced', async () => {
  await firstbox(`echo '# theirs' >>${backEnd}; rm ${frontEnd}`);
  const plan = await site.plan();
  expect(plan.drift).toEqual([
    `firstbox: file ${backEnd}: wants as boss2.yaml, found other content`,
    '  only comments, order or spelling differ',
    `firstbox: file ${frontEnd}: wants as local_config.yaml, found absent`,
  ]);
  await firstbox(`echo '# theirs, later' >>${backEnd}; echo 'job: wrote this' >${frontEnd}`);
  const stopped = await site.apply();
  expect(stopped.exitCode).toBe(1);
  expect(stopped.output).toMatch(/nothing was changed: .*expected unchanged since the plan/);
  expect(await content('firstbox', backEnd)).toMatch(/# theirs, later/);

  await firstbox(`rm ${frontEnd}`);
  await site.plan();
  await firstbox(`echo 'job: wrote this' >${frontEnd}`);
  expect((await site.apply()).exitCode).toBe(0);
  expect(await content('firstbox', frontEnd)).toBe(desired.frontEnd());
  expect(await firstbox(`cat /var/backups/boss-cdktf/*/local_config.yaml`)).toMatch(/job: wrote this/);
  expect((await site.plan()).actions).toEqual({});
}, 400_000);

test('what is missing is said before any connection', async () => {
  delete process.env['BOSS_SECRET_CONSOLE_TOKEN'];
  const before = await site.fanOuts();
  const plan = await site.plan();
  expect(plan.planned).toBe(false);
  expect(plan.output).toMatch(
    /local_config\.yaml:2:9: secret CONSOLE_TOKEN has no value; got: nothing; allowed: .*; cure: export BOSS_SECRET_CONSOLE_TOKEN/,
  );
  expect(await site.fanOuts()).toBe(before);
}, 60_000);
