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
  expect(await host.site()).toEqual({
    word: 'unreloaded',
    detail: `nginx listens on ${port}, which no file gives it`,
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
  expect((await host.site()).detail).toBe(`nginx listens on ${port}, which no file gives it`);
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
  expect((await host.site()).word).toBe('unreloaded');
});

test('a port that no file gives may be of what others have edited: no drift, and it is said', async () => {
  const port = await host.start();
  await new Promise((done) => setTimeout(done, 20)); // the clock of processes ticks every 10 ms
  const edited = 'nginx/sites-enabled/console.conf';
  host.write(edited, 'server { listen 8080; }');
  host.folderIsOf('before');
  expect(await host.site()).toEqual({
    word: 'absent',
    detail: expect.stringMatching(
      `^nginx listens on ${port}, .* not known, for these wait to be loaded: ${host.folder}/${edited}$`,
    ) as string,
  });
  host.folderIsOf('now');
  expect((await host.site()).word).toBe('unreloaded');
});

test('a unix socket that no file gives is served as well', async () => {
  const path = join(host.folder, 'v1.sock');
  await host.start('', path);
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
