/**
 * verifies, on real hosts: 1. the plan shows the lines that will change, and nothing else of the file  2. the deploy edits, builds,
 * pushes, and proves it on every node; owner, mode and every other byte of the file stay, and nothing is left beside it
 * 3. the next plan is empty, a lost state changes nothing  4. a value edited back, a file changed on one node, a forgotten push show
 * under their part alone and are repaired  5. an edit between plan and deploy stops it  6. what cannot be edited has no plan, and a VIP that is not the proxies' is refused
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type Site, startSite } from './site';

let site: Site;
const file = '/pitrix/conf/variables/global/server.yaml.lab1';
const onNodes = '/pitrix/conf/global/server.yaml';
const nodes = ['webservice0', 'boss0', 'boss1', 'lab1r01n01', 'lab1r01n02', 'proxy0'];
const groups = ['webservice', 'boss', 'hyper', 'proxy'];

const firstbox = async (script: string) => (await site.lab.exec('firstbox', script)).stdout;
const content = (host: string, path: string) =>
  site.lab.exec(host, `base64 -w0 ${path}`).then(({ stdout }) => Buffer.from(stdout, 'base64').toString());
const different = (host: string) =>
  `${host}: file ${onNodes}: wants as ${file} on the firstbox, found other content`;
const wholePlan = (...parts: string[]) =>
  Object.fromEntries(parts.map((part) => [`notify_webhook_${part}`, 'delete,create']));

beforeAll(async () => {
  site = await startSite('webhook');
  const environment = site.environment['BOSS_ENVIRONMENT'] ?? '';
  const text = readFileSync(environment, 'utf8');
  writeFileSync(
    environment,
    text.replace('v1: absent', 'notifyWebhook: { proxyVips: { lab1: 10.77.200.1 } }'),
  );
  // CRLF, a tab in a text and no end of the last line, on top of what the lab's file has.
  await firstbox(
    `sed -i 's/$/\\r/' ${file}; printf 'last:\\r\\n  text: "a\\tb"' >>${file}; chmod 640 ${file}; chown daemon:adm ${file}`,
  );
}, 300_000);
afterAll(() => site.down());

test('from the lines in the plan to the proof on every node', async () => {
  const before = await content('firstbox', file);
  const plan = await site.plan();
  expect(plan.actions).toEqual(
    Object.fromEntries(['firstbox', ...groups].map((group) => [`notify_webhook_${group}`, 'create'])),
  );
  const lineOf = (text: string) => before.split('\n').findIndex((line) => line.includes(text)) + 1;
  const after = lineOf('oncall@');
  expect(plan.drift.filter((line) => !line.includes(onNodes))).toEqual([
    `firstbox: file ${file}: wants the values desired, found other content`,
    `  @@ -${lineOf('enable_save_notifylog')},1 +${lineOf('enable_save_notifylog')},1 @@`,
    '  -      enable_save_notifylog: true',
    '  +      enable_save_notifylog: false',
    `  @@ -${after},0 +${after + 1},4 @@`,
    '  +      notifylog_third_parties:',
    '  +        webhook:',
    "  +          type: 'webhook'",
    "  +          url: 'http://10.77.200.1:6777/alert_receiver/nf/'",
  ]);
  expect(plan.drift.filter((line) => line.includes(onNodes)).sort()).toEqual(nodes.map(different).sort());
  expect(plan.output).not.toMatch(/not-a-secret|access_key/);

  const deploy = await site.apply();
  expect(deploy.output).toMatch(/2 of 2 hosts proven/);
  expect(deploy.exitCode).toBe(0);

  const edited = await content('firstbox', file);
  const section = `      notifylog_third_parties:\n        webhook:\n          type: 'webhook'\n          url: 'http://10.77.200.1:6777/alert_receiver/nf/'\n`;
  const lines = before.split('\n');
  const wanted = [
    ...lines.slice(0, after),
    ...section.trimEnd().replaceAll('\n', '\r\n').concat('\r').split('\n'),
    ...lines.slice(after),
  ].join('\n');
  expect(edited).toBe(wanted.replace('enable_save_notifylog: true', 'enable_save_notifylog: false'));
  for (const host of nodes) expect([host, await content(host, onNodes)]).toEqual([host, edited]);
  expect(await firstbox(`stat -c '%a %U %G' ${file}; ls -A /pitrix/conf/variables/global`)).toBe(
    '640 daemon adm\nboss.yaml.lab1\nboss.yaml.lab1.bak\nserver.yaml.lab1\n',
  );
  expect(await firstbox('cat /var/backups/boss-cdktf/*/server.yaml.lab1')).toBe(before);
  expect((await site.plan()).actions).toEqual({});
}, 240_000);

test('a lost state changes nothing', async () => {
  site.forgetState();
  const builds = () => firstbox('wc -l </pitrix/log/build_pkgs/build_pkgs.log');
  const before = [await content('firstbox', file), await builds()];
  const deploy = await site.deploy();
  expect(deploy.exitCode).toBe(0);
  expect(deploy.output).not.toMatch(/[1-9] changed/);
  expect([await content('firstbox', file), await builds()]).toEqual(before);
  expect((await site.plan()).actions).toEqual({});
}, 120_000);

test('a value edited back on the firstbox shows there alone', async () => {
  const before = await content('firstbox', file);
  await firstbox(`sed -i 's/^\\( *type: \\)'"'webhook'/\\1'mail'/" ${file}`);
  const plan = await site.plan();
  expect(plan.actions).toEqual(wholePlan('firstbox'));
  expect(plan.drift.slice(2)).toEqual([
    '  -          type: (value not shown)',
    "  +          type: 'webhook'",
  ]);
  expect((await site.apply()).exitCode).toBe(0);
  expect(await content('firstbox', file)).toBe(before);
  expect((await site.plan()).actions).toEqual({});
}, 120_000);

test('a file changed on one node shows with that host, and only that host is updated', async () => {
  await site.lab.exec('boss1', `echo '# by hand' >>${onNodes}`);
  const plan = await site.plan();
  expect(plan.actions).toEqual(wholePlan('boss'));
  expect(plan.drift).toEqual([different('boss1')]);
  const updates = await firstbox('wc -l </pitrix/log/update_nodes/update_nodes.log');
  expect((await site.apply()).exitCode).toBe(0);
  const log = await firstbox(`tail -n +$((${updates.trim()} + 1)) /pitrix/log/update_nodes/update_nodes.log`);
  expect(log).toMatch(/\[boss1\]/);
  expect(log).not.toMatch(/boss0/);
  expect((await site.plan()).actions).toEqual({});
}, 120_000);

test('edited but not pushed is drift on every node', async () => {
  await firstbox(`sed -i 's/^# server.yaml/&!/' ${file}`);
  const plan = await site.plan();
  expect(plan.actions).toEqual(wholePlan(...groups));
  expect([...plan.drift].sort()).toEqual(nodes.map(different).sort());
  expect((await site.apply()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 180_000);

test('somebody else’s edit between plan and deploy stops it, and nothing was changed', async () => {
  await firstbox(`sed -i 's/enable_save_notifylog: false/enable_save_notifylog: true/' ${file}`);
  await site.plan();
  await firstbox(`echo '  # theirs' >>${file}`);
  const theirs = await content('firstbox', file);
  const stopped = await site.apply();
  expect(stopped.exitCode).not.toBe(0);
  expect(stopped.output).toMatch(/nothing was changed: .*expected unchanged since the plan/);
  expect(await content('firstbox', file)).toBe(theirs);
  expect((await site.deploy()).exitCode).toBe(0);
  expect(await content('firstbox', file)).toBe(
    theirs.replace('enable_save_notifylog: true', 'enable_save_notifylog: false'),
  );
}, 240_000);

test('an edit that cannot be written leaves the file as it is and nothing beside it', async () => {
  await firstbox(`sed -i 's/enable_save_notifylog: false/enable_save_notifylog: true/' ${file}`);
  const before = await content('firstbox', file);
  await site.plan();
  await firstbox('mv /bin/mv /bin/mv.away && printf "#!/bin/sh\\nexit 1\\n" >/bin/mv && chmod 755 /bin/mv');
  const failed = await site.apply();
  await firstbox('rm /bin/mv && cp -p /bin/mv.away /bin/mv && rm /bin/mv.away');
  expect(failed.exitCode).not.toBe(0);
  expect(failed.output).toMatch(/expected the values desired/);
  expect(await content('firstbox', file)).toBe(before);
  expect(await firstbox('ls -A /pitrix/conf/variables/global')).not.toMatch(/boss-cdktf/);
  expect((await site.deploy()).exitCode).toBe(0);
}, 240_000);

test('a build that fails pushes nothing and is said', async () => {
  await site.lab.exec('proxy0', `echo '# by hand' >>${onNodes}`);
  await firstbox('mv /pitrix/build/packages/deb/pitrix-global-conf/DEBIAN/control /root/control');
  const failed = await site.deploy();
  await firstbox('mv /root/control /pitrix/build/packages/deb/pitrix-global-conf/DEBIAN/control');
  expect(failed.exitCode).not.toBe(0);
  expect(failed.output).toMatch(/proxy0: .*expected as .* on the firstbox, found/);
  expect(failed.output).toMatch(/left no new pitrix-global-conf/);
  expect((await site.deploy()).exitCode).toBe(0);
  expect((await site.plan()).actions).toEqual({});
}, 240_000);

test('a key given twice has no plan, and its line is named', async () => {
  await firstbox(
    `cp -p ${file} /root/kept; printf '\\r\\nnf_server:\\r\\n  secret: not-to-be-seen\\r\\n' >>${file}`,
  );
  const plan = await site.plan();
  await firstbox(`mv /root/kept ${file}`);
  expect(plan.planned).toBe(false);
  expect(plan.output).toMatch(
    /firstbox: unreadable: file .*server\.yaml\.lab1: line \d+: nf_server is given twice, first on line \d+/,
  );
  expect(plan.output).not.toMatch(/not-to-be-seen/);
  expect((await site.plan()).actions).toEqual({});
}, 60_000);

test('another domain is told, another VIP than that of the proxies has no plan', async () => {
  const environment = site.environment['BOSS_ENVIRONMENT'] ?? '';
  const text = readFileSync(environment, 'utf8');
  writeFileSync(environment, text.replace(/^domain: /m, 'domain: other.'));
  const elsewhere = await site.plan();
  expect([elsewhere.planned, site.warnings().join('\n')]).toEqual([
    true,
    expect.stringMatching(/:\d+: domain: the environment file says other\.\S+, .* says domain: /),
  ]);
  writeFileSync(environment, text.replace('10.77.200.1', '10.77.0.1'));
  const plan = await site.plan();
  writeFileSync(environment, text);
  expect(plan.planned).toBe(false);
  expect(plan.output).toMatch(
    /:\d+: boss\.notifyWebhook\.proxyVips\.lab1: .* 10\.77\.0\.1, which is that of .*firstbox.*allowed: proxy=10\.77\.200\.1/,
  );
}, 60_000);
