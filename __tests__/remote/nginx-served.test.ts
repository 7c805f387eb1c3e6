import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { standInNginx, type NginxHost } from './stand-in-nginx';

let host: NginxHost;
beforeEach(() => (host = standInNginx()));
afterEach(() => host.remove());

test("an editor's file that came and went is no drift, and it is said what was not asked", async () => {
  const port = await host.start();
  host.write('nginx/sites-enabled/console.conf', `server { listen 127.0.0.1:${port}; listen [::]:80; }`);
  host.folderIsOf('now');
  expect(await host.site()).toEqual({
    word: 'absent',
    detail: expect.stringContaining('server names are not asked') as string,
  });
});

test.each([
  ['what went', 'now'],
  ['new workers of an old master, which are no reload', 'before'],
] as const)('a port that no file gives is served by %s', async (_name, changed) => {
  const port = await host.start();
  host.folderIsOf(changed);
  expect(await host.site(port)).toEqual({
    word: 'unreloaded',
    detail: `nginx listens on ${port}, which no file gives it`,
  });
});

test('a port that no file gives and that is not of the site is told, and no reload ends it unasked', async () => {
  const port = await host.start();
  host.folderIsOf('now');
  expect(await host.site()).toEqual({
    word: 'absent',
    detail: `nginx listens on ${port}, which no file gives it; the port of boss.conf is taken to be 9090, so this is left; if it is of boss.conf, a reload of nginx there ends it`,
  });
  const pending = (own: string) => host.ask('pending_nginx_files_of_others', 'boss.conf', own);
  expect(await pending('9090')).toEqual({
    word: 'foreign',
    detail: `nginx listens on ${port}, which no file gives it: a reload would end that`,
  });
  expect(await pending(port)).toEqual({ word: 'none', detail: '' });
  host.write('nginx/sites-enabled/console.conf', `server { listen ${port}; }`);
  expect((await pending('9090')).detail).not.toContain('listens');
});

test('the port of its file is its own, also after the file went in the same program', async () => {
  const port = await host.start();
  host.write('nginx/sites-available/boss.conf', `server { listen 127.0.0.1:${port}; }`);
  host.folderIsOf('now');
  expect((await host.site()).word).toBe('unreloaded');
  const file = join(host.folder, 'nginx/sites-available/boss.conf');
  const ask = 'forget; ask nginx_site boss.conf 9090; echo "$word"';
  expect(await host.run(`${ask}; rm ${file}; ${ask}`)).toBe('unreloaded\nunreloaded');
  expect((await host.site()).word).toBe('absent');
});

test.each([
  ['were killed', 0, true],
  ['are of a reload, and others were killed before', 100, false],
])('on a shared port: workers that %s', async (_name, secondsAgo, told) => {
  const port = await host.start();
  host.write('nginx/sites-enabled/console.conf', `server { listen ${port}; }`);
  // The clock of processes ticks every 10 ms; a busy host takes a start for earlier than it was.
  const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
  await pause(20);
  host.folderIsOf('just now');
  await pause(400);
  host.logKilled(secondsAgo);
  await host.reload();
  expect(await host.site()).toEqual({
    word: 'absent',
    detail: told
      ? (expect.stringMatching(
          'after nginx was started, and all its workers were killed and started again since; .* a reload of nginx there settles it$',
        ) as string)
      : '',
  });
});

test('an nginx with a configuration of its own counts for nothing', async () => {
  await host.start(' -c /etc/other/nginx.conf');
  expect(await host.site()).toEqual({ word: 'unreadable', detail: 'nginx is not running' });
  await new Promise((done) => setTimeout(done, 20)); // the clock of processes ticks every 10 ms
  host.folderIsOf('now');
  symlinkSync('nginx.conf', join(host.folder, 'nginx/same.conf'));
  const port = await host.start(` -c ${host.folder}/nginx/same.conf`);
  host.write('nginx/sites-enabled/console.conf', `server { listen ${port}; }`);
  host.folderIsOf('before');
  expect((await host.site()).word).toBe('absent');
});

test.each([
  ['with -p', () => host.start(' -p /opt/x')],
  ['of another binary', () => host.start('', '', join(host.folder, 'nginx-of-others'))],
])('an nginx %s counts for nothing', async (_, startOther) => {
  await startOther();
  expect(await host.site()).toEqual({ word: 'unreadable', detail: 'nginx is not running' });
  const port = await host.start();
  host.write('nginx/sites-enabled/console.conf', `server { listen ${port}; }`);
  host.folderIsOf('before');
  expect(await host.site()).toEqual({ word: 'absent', detail: '' });
});

test('an nginx whose binary is the one that is asked counts', async () => {
  const port = await host.start('', '', join(host.folder, 'real'));
  rmSync(join(host.folder, 'bin/nginx'));
  symlinkSync('../real', join(host.folder, 'bin/nginx'));
  host.folderIsOf('before');
  expect((await host.site(port)).detail).toBe(`nginx listens on ${port}, which no file gives it`);
});

test('a port that only nginx itself finds in its files is of a file', async () => {
  const port = await host.start();
  host.write('nginx/sites-enabled/console.conf', 'include "more/#a.inc";');
  host.write('nginx/more/#a.inc', `server { listen ${port} ssl; }`);
  host.command('nginx', `[ "$*" != -T ] || cat ${host.folder}/nginx/{nginx.conf,more/*}`);
  host.folderIsOf('before');
  expect(await host.site()).toEqual({ word: 'absent', detail: '' });
  host.command('nginx', 'exit 0');
  host.folderIsOf('now');
  expect((await host.site(port)).word).toBe('unreloaded');
});

test('a look at a site and at what others edited reads the files and asks nginx once', async () => {
  const port = await host.start();
  host.command('nginx', `echo "$1" >>${host.folder}/asked`);
  host.command(
    'awk',
    `case $* in *include*nginx.conf) echo files >>${host.folder}/asked ;; esac; exec /usr/bin/awk "$@"`,
  );
  const look = `ask nginx_site boss.conf ${port}; echo "$word"; ask pending_nginx_files_of_others boss.conf ${port}; echo "$word"`;
  expect(await host.run(`${look}; cat ${host.folder}/asked; forget; ${look}`)).toBe(
    'unreloaded\nnone\n-t\nfiles\n-T\nunreloaded\nnone',
  );
  expect(await host.run(`cat ${host.folder}/asked`)).toBe('-t\nfiles\n-T\n-t\nfiles\n-T');
});

test('a port that no file gives may be of what others have edited: no drift, and it is said', async () => {
  const port = await host.start();
  await new Promise((done) => setTimeout(done, 20)); // the clock of processes ticks every 10 ms
  const edited = 'nginx/sites-enabled/console.conf';
  host.write(edited, 'server { listen 8080; }');
  host.folderIsOf('before');
  expect(await host.site(port)).toEqual({
    word: 'absent',
    detail: expect.stringMatching(
      `^nginx listens on ${port}, .* not known, for these wait to be loaded: ${host.folder}/${edited}$`,
    ) as string,
  });
  host.folderIsOf('now');
  expect((await host.site(port)).word).toBe('unreloaded');
});

test('a number in the name of a file that nginx has open is no socket of it', async () => {
  const port = await host.start();
  host.write('nginx/sites-enabled/console.conf', `server { listen ${port}; }`);
  host.folderIsOf('before');
  // Another one's socket, whose inode nginx has in the name of a log.
  host.command('readlink', `/usr/bin/readlink "$@"; case $* in */fd/*) echo /var/log/nginx/4711.log ;; esac`);
  const awk = `case $* in */net/tcp*) exec /usr/bin/awk "\${@:1:3}" ${host.folder}/tcp "\${@:4}" ;; esac; exec /usr/bin/awk "$@"`;
  host.write('tcp', '9: 00000000:07E8 00000000:0000 0A 0 0 0 0 0 4711\n');
  host.command('awk', awk);
  expect(await host.site()).toEqual({ word: 'absent', detail: '' });
});

test('a unix socket that no file gives is served as well', async () => {
  const path = join(host.folder, 'v1.sock');
  await host.start('', path);
  host.write('nginx/sites-available/boss.conf', `server { listen 9090; listen unix:${path}; }`);
  host.folderIsOf('before');
  expect(await host.site()).toEqual({
    word: 'unreloaded',
    detail: `nginx listens on unix:${path}, which no file gives it`,
  });
  host.write('nginx/sites-enabled/console.conf', `server { listen unix:${path}; }`);
  host.folderIsOf('before');
  expect((await host.site()).word).toBe('absent');
});

test.each([
  (port: string) => `listen ${Number(port) - 5}-${Number(port) + 5};`,
  (port: string) => `add_header X "a # b; c" always; listen\t"127.0.0.1:${port}" ssl;\r`,
  (port: string) => `# don't\r\n  listen [::]:${port};# it's here\r`,
  (port: string) => `rewrite ^/it's$ /x; # it's\nlisten ${port};`,
  (port: string) => `rewrite ^/it's$ /x; listen ${port}; # it's`,
  (port: string) => `access_by_lua_block { if #t > 0 then f("#", '{') end } listen ${port};`,
  (port: string) => `rewrite ^/a#b 'it\\'s {'; listen *:${port} default_server;`,
])('a port that is given in another way is of a file: %#', async (listen) => {
  const port = await host.start();
  host.write('nginx/sites-enabled/console.conf', `server {\n  include more/a.inc;\n}\n`);
  host.write('nginx/more/a.inc', 'include more/b.inc;');
  host.write('nginx/more/b.inc', 'include more/c.inc;');
  host.write('nginx/more/c.inc', listen(port));
  host.folderIsOf('before');
  expect(await host.site()).toEqual({ word: 'absent', detail: '' });
});
