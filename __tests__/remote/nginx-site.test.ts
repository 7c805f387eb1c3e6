import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { shellFile } from '../../lib/remote/shell-file';
import { standInNginx, type NginxHost } from './stand-in-nginx';

let host: NginxHost;
beforeEach(() => (host = standInNginx()));
afterEach(() => host.remove());

test.each([
  'boss.conf.bak',
  'boss.conf~',
  'boss.conf.save',
  'boss.conf.dpkg-old',
  'boss.conf-2023',
  '10-boss.conf',
])('%s in sites-enabled is loaded, and so it is named', async (name) => {
  await host.start();
  host.command('dpkg-query', 'exit 1');
  host.write(`nginx/sites-enabled/${name}`, 'server { listen 9090; }');
  expect(await host.site()).toEqual({
    word: 'copied',
    detail: `nginx loads ${host.folder}/nginx/sites-enabled/${name}`,
  });
});

test('a link of another name to its file, and a copy of it, are named', async () => {
  await host.start();
  host.write('nginx/sites-available/boss.conf', 'server { listen 9090; }');
  host.write('nginx/sites-enabled/b.conf', 'server { listen 9090; }');
  symlinkSync('../sites-available/boss.conf', join(host.folder, 'nginx/sites-enabled/10-boss.conf'));
  const { word, detail } = await host.site();
  expect([word, ...detail.split(/ (?=\/)/).sort()]).toEqual([
    'copied',
    `${host.folder}/nginx/sites-enabled/10-boss.conf`,
    `${host.folder}/nginx/sites-enabled/b.conf`,
    'nginx loads',
  ]);
});

test('a link behind a number to its file is named, also where a package brought the file', async () => {
  await host.start();
  host.command('dpkg-query', 'echo "pitrix-boss-proxy: $2"');
  host.write('nginx/sites-available/boss.conf', 'server { listen 9090; }');
  symlinkSync('../sites-available/boss.conf', join(host.folder, 'nginx/sites-enabled/10-boss.conf'));
  expect((await host.site()).word).toBe('copied');
});

test('a file of its very name in another folder is left, and told where no package brought it', async () => {
  const port = await host.start();
  host.write('nginx/nginx.conf', 'http { include sites-enabled/*; include conf.d/*.conf; }');
  host.write('nginx/conf.d/boss.conf', `server { listen ${port}; }`);
  host.folderIsOf('before');
  host.command('dpkg-query', 'exit 1');
  expect(await host.site()).toEqual({
    word: 'absent',
    detail: `nginx loads ${host.folder}/nginx/conf.d/boss.conf, which no package brought; whose site it is was not asked`,
  });
  host.command('dpkg-query', 'exit 0');
  expect(await host.site()).toEqual({ word: 'absent', detail: '' });
});

test('a site that a package brought under a number is not of V1, nor is one whose name only ends so', async () => {
  const port = await host.start();
  host.command('dpkg-query', 'echo "pitrix-ks-proxy-boss2: $2"');
  host.write('nginx/sites-enabled/10-boss.conf', `server { listen ${port}; }`);
  host.write('nginx/sites-enabled/2big-boss.conf', 'server { listen 9091; }');
  host.folderIsOf('before');
  expect(await host.site()).toEqual({ word: 'absent', detail: '' });
});

test('what the include does not reach is not loaded', async () => {
  const port = await host.start();
  host.write('nginx/nginx.conf', `http { include sites-enabled/*.conf; server { listen ${port}; } }`);
  host.write('nginx/sites-enabled/boss.conf.bak', 'server { listen 9090; }');
  host.write('nginx/sites-enabled/.boss.conf.swp', 'x');
  host.folderIsOf('before');
  expect(await host.site()).toEqual({ word: 'absent', detail: '' });
});

test('the line of nginx -t that counts is told, and that it did not end', async () => {
  await host.start();
  host.command(
    'nginx',
    `echo 'nginx: [warn] conflicting server name "_" on 0.0.0.0:80, ignored' >&2; echo 'nginx: [emerg] unknown directive "lisen" in /etc/nginx/sites-enabled/foreign.conf:1' >&2; exit 1`,
  );
  expect(await host.site()).toEqual({
    word: 'unreadable',
    detail:
      'nginx -t fails: nginx: [emerg] unknown directive "lisen" in /etc/nginx/sites-enabled/foreign.conf:1',
  });
  host.command('nginx', 'exec sleep 60');
  expect(await host.run(`question_seconds=1; ask nginx_site boss.conf; echo "$word $detail"`)).toBe(
    'unreadable nginx -t did not end within 1 s',
  );
});

test.each([
  ['boss.conf.bak', '/nonexistent'],
  ['10-boss.conf', '/nonexistent'],
  ['v1', '../sites-available/boss.conf'],
])('a link %s that leads nowhere is named: with it nginx takes no file', async (name, to) => {
  await host.start();
  host.command('dpkg-query', 'exit 1');
  host.command(
    'nginx',
    `echo 'nginx: [emerg] open() "/etc/nginx/sites-enabled/${name}" failed (2: No such file or directory)' >&2; exit 1`,
  );
  rmSync(join(host.folder, 'nginx/sites-available/boss.conf'));
  symlinkSync(to, join(host.folder, 'nginx/sites-enabled', name));
  expect(await host.site()).toEqual({
    word: 'copied',
    detail: `nginx loads ${host.folder}/nginx/sites-enabled/${name}`,
  });
});

test('a copy that nginx has not loaded yet is no pending change of others', async () => {
  await host.start();
  host.command('dpkg-query', 'exit 1');
  await new Promise((done) => setTimeout(done, 20)); // the clock of processes ticks every 10 ms
  host.write('nginx/sites-enabled/10-boss.conf', '');
  const pending = () => host.ask('pending_nginx_files_of_others', 'boss.conf');
  const before = await pending();
  expect(before.detail).not.toContain('10-boss.conf');
  host.write('nginx/sites-enabled/other.conf', '');
  expect((await pending()).detail).toContain(`${host.folder}/nginx/sites-enabled/other.conf`);
});

const remove = () =>
  host.run(`${shellFile('host/runtime.sh')}\n${shellFile('host/set-aside.sh')}\n${shellFile('host/remove-site.sh')}
remove_site boss.conf 9090; echo "rc $?"; cd ${host.folder}/nginx; find . -type f -o -type l | sort`);

test('the site and its copies go when nginx takes the rest; where it does not, all is as it was', async () => {
  const port = await host.start();
  host.command(
    'service',
    `[ "$*" = 'nginx reload' ] && { sleep 1 && kill -HUP ${host.firstMaster()}; } >/dev/null 2>&1 &`,
  );
  host.write('nginx/sites-enabled/console.conf', `server { listen ${port}; }`);
  host.write('nginx/sites-available/boss.conf', 'server { listen 9090; }');
  host.write('nginx/sites-enabled/boss.conf.bak', 'server { listen 9090; }');
  symlinkSync('../sites-available/boss.conf', join(host.folder, 'nginx/sites-enabled/boss.conf'));
  host.command('nginx', `echo 'nginx: [emerg] bad' >&2; exit 1`);
  const files = ['boss.conf', 'boss.conf.bak', 'console.conf'].map((name) => `./sites-enabled/${name}`);
  const rest = ['./nginx.conf', './sites-available/boss.conf', ...files].join('\n');
  expect(await remove()).toBe(
    `without boss.conf, which was put back, nginx -t says: nginx: [emerg] bad\nrc 1\n${rest}`,
  );
  host.command('nginx', `echo "$*" >>${host.folder}/asked`);
  expect(await remove()).toBe('rc 0\n./nginx.conf\n./sites-enabled/console.conf');
  // Once before anything was removed and once when the new worker ran, however long that took.
  expect(await host.run(`cat ${host.folder}/asked`)).toBe('-t\n-t');
  expect(await host.site()).toEqual({ word: 'absent', detail: '' });
});
