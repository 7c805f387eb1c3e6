import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { recipeShellFile } from '../../recipes/recipe-shell-file';
import { standInHost, type StandInHost } from './supervisor-host';

/** Listens on a port, has a worker, and starts a new one when it is told to reload: in the process table it is nginx. */
const nginx = `
use IO::Socket::INET;
use IO::Socket::UNIX;
my $named = sub { $0 = $_[0]; open(my $comm, '>', '/proc/self/comm'); print $comm 'nginx'; };
my $port = $ARGV[1] ? IO::Socket::UNIX->new(Listen => 5, Local => $ARGV[1]) : IO::Socket::INET->new(Listen => 5, LocalAddr => '127.0.0.1');
my $worker;
my $start = sub { $worker = fork() // die; if (!$worker) { $named->('nginx: worker process'); $SIG{HUP} = 'DEFAULT'; sleep 60; exit } };
$SIG{HUP} = sub { kill 'KILL', $worker; wait; $start->(); };
$SIG{TERM} = sub { kill 'KILL', $worker; exit };
$named->("nginx: master process /usr/sbin/nginx$ARGV[0]");
$start->();
$| = 1;
print $ARGV[1] ? "1" : $port->sockport, "\\n";
sleep 60 while 1;
`;

let host: StandInHost;
let running: ChildProcess[];
beforeEach(() => {
  running = [];
  host = standInHost();
  host.write(
    'nginx/nginx.conf',
    'http {\n  include mime.types; # include x;\n  include sites-enabled/*;\n}\n',
  );
  host.write('nginx/sites-enabled/console.conf', 'server { listen 80 default_server; }\n');
  host.write('nginx/sites-available/boss.conf', '');
  host.command('nginx', 'exit 0');
});
afterEach(() => {
  for (const one of running) one.kill();
  host.remove();
});

/** @param path of a unix socket instead of a port. @returns the port */
async function start(words = '', path = ''): Promise<string> {
  const child = spawn('perl', ['-e', nginx, words, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return said.toString().trim();
}

/** sites-enabled is of now, or as old as before nginx started. */
function folderIsOf(time: 'now' | 'before') {
  const seconds = Date.now() / 1000 + (time === 'now' ? 1 : -1000);
  utimesSync(join(host.folder, 'nginx/sites-enabled'), seconds, seconds);
}
const site = () => host.ask('nginx_site', 'boss.conf');

test.each([
  'boss.conf.bak',
  'boss.conf~',
  'boss.conf.save',
  'boss.conf.dpkg-old',
  'boss.conf-2023',
  '10-boss.conf',
])('%s in sites-enabled is loaded, and so it is named', async (name) => {
  await start();
  host.command('dpkg-query', 'exit 1');
  host.write(`nginx/sites-enabled/${name}`, 'server { listen 9090; }');
  expect(await site()).toEqual({
    word: 'copied',
    detail: `nginx loads ${host.folder}/nginx/sites-enabled/${name}`,
  });
});

test('a link of another name to its file, and a copy of it, are named', async () => {
  await start();
  host.write('nginx/sites-available/boss.conf', 'server { listen 9090; }');
  host.write('nginx/sites-enabled/b.conf', 'server { listen 9090; }');
  symlinkSync('../sites-available/boss.conf', join(host.folder, 'nginx/sites-enabled/10-boss.conf'));
  const { word, detail } = await site();
  expect([word, ...detail.split(/ (?=\/)/).sort()]).toEqual([
    'copied',
    `${host.folder}/nginx/sites-enabled/10-boss.conf`,
    `${host.folder}/nginx/sites-enabled/b.conf`,
    'nginx loads',
  ]);
});

test('a link behind a number to its file is named, also where a package brought the file', async () => {
  await start();
  host.command('dpkg-query', 'echo "pitrix-boss-proxy: $2"');
  host.write('nginx/sites-available/boss.conf', 'server { listen 9090; }');
  symlinkSync('../sites-available/boss.conf', join(host.folder, 'nginx/sites-enabled/10-boss.conf'));
  expect((await site()).word).toBe('copied');
});

test('a file of its very name in another folder is left, and told where no package brought it', async () => {
  const port = await start();
  host.write('nginx/nginx.conf', 'http { include sites-enabled/*; include conf.d/*.conf; }');
  host.write('nginx/conf.d/boss.conf', `server { listen ${port}; }`);
  folderIsOf('before');
  host.command('dpkg-query', 'exit 1');
  expect(await site()).toEqual({
    word: 'absent',
    detail: `nginx loads ${host.folder}/nginx/conf.d/boss.conf, which no package brought; whose site it is was not asked`,
  });
  host.command('dpkg-query', 'exit 0');
  expect(await site()).toEqual({ word: 'absent', detail: '' });
});

test('a site that a package brought under a number is not of V1, nor is one whose name only ends so', async () => {
  const port = await start();
  host.command('dpkg-query', 'echo "pitrix-ks-proxy-boss2: $2"');
  host.write('nginx/sites-enabled/10-boss.conf', `server { listen ${port}; }`);
  host.write('nginx/sites-enabled/2big-boss.conf', 'server { listen 9091; }');
  folderIsOf('before');
  expect(await site()).toEqual({ word: 'absent', detail: '' });
});

test('what the include does not reach is not loaded', async () => {
  const port = await start();
  host.write('nginx/nginx.conf', `http { include sites-enabled/*.conf; server { listen ${port}; } }`);
  host.write('nginx/sites-enabled/boss.conf.bak', 'server { listen 9090; }');
  host.write('nginx/sites-enabled/.boss.conf.swp', 'x');
  folderIsOf('before');
  expect(await site()).toEqual({ word: 'absent', detail: '' });
});

test("an editor's file that came and went is no drift, and it is said what was not asked", async () => {
  const port = await start();
  host.write('nginx/sites-enabled/console.conf', `server { listen 127.0.0.1:${port}; listen [::]:80; }`);
  folderIsOf('now');
  expect(await site()).toEqual({
    word: 'absent',
    detail: expect.stringContaining('server names are not asked') as string,
  });
});

test('a port that no file gives is served by what went', async () => {
  const port = await start();
  folderIsOf('now');
  expect(await site()).toEqual({
    word: 'unreloaded',
    detail: `nginx listens on ${port}, which no file gives it`,
  });
});

test('an nginx with a configuration of its own counts for nothing', async () => {
  await start(' -c /etc/other/nginx.conf');
  expect(await site()).toEqual({ word: 'unreadable', detail: 'nginx is not running' });
  await new Promise((done) => setTimeout(done, 20)); // the clock of processes ticks every 10 ms
  folderIsOf('now');
  symlinkSync('nginx.conf', join(host.folder, 'nginx/same.conf'));
  const port = await start(` -c ${host.folder}/nginx/same.conf`);
  host.write('nginx/sites-enabled/console.conf', `server { listen ${port}; }`);
  folderIsOf('before');
  expect((await site()).word).toBe('absent');
});

test('the line of nginx -t that counts is told, and that it did not end', async () => {
  await start();
  host.command(
    'nginx',
    `echo 'nginx: [warn] conflicting server name "_" on 0.0.0.0:80, ignored' >&2; echo 'nginx: [emerg] unknown directive "lisen" in /etc/nginx/sites-enabled/foreign.conf:1' >&2; exit 1`,
  );
  expect(await site()).toEqual({
    word: 'unreadable',
    detail:
      'nginx -t fails: nginx: [emerg] unknown directive "lisen" in /etc/nginx/sites-enabled/foreign.conf:1',
  });
  host.command('nginx', 'exec sleep 60');
  expect(await host.run(`question_seconds=1; ask nginx_site boss.conf; echo "$word $detail"`)).toBe(
    'unreadable nginx -t did not end within 1 s',
  );
});

test('new workers of an old master are no reload: the port that no file gives is served', async () => {
  const port = await start();
  folderIsOf('before');
  expect(await site()).toEqual({
    word: 'unreloaded',
    detail: `nginx listens on ${port}, which no file gives it`,
  });
});

test('a port that no file gives may be of what others have edited: no drift, and it is said', async () => {
  const port = await start();
  await new Promise((done) => setTimeout(done, 20)); // the clock of processes ticks every 10 ms
  const edited = 'nginx/sites-enabled/console.conf';
  host.write(edited, 'server { listen 8080; }');
  folderIsOf('before');
  expect(await site()).toEqual({
    word: 'absent',
    detail: expect.stringMatching(
      `^nginx listens on ${port}, .* not known, for these wait to be loaded: ${host.folder}/${edited}$`,
    ) as string,
  });
  folderIsOf('now');
  expect((await site()).word).toBe('unreloaded');
});

test.each([
  (port: string) => `listen ${Number(port) - 5}-${Number(port) + 5};`,
  (port: string) => `add_header X "a # b; c" always; listen\t"127.0.0.1:${port}" ssl;\r`,
  (port: string) => `# don't\r\n  listen [::]:${port};# it's here\r`,
  (port: string) => `rewrite ^/a#b 'it\\'s {'; listen *:${port} default_server;`,
])('a port that is given in another way is of a file: %#', async (listen) => {
  const port = await start();
  host.write('nginx/sites-enabled/console.conf', `server {\n  include more/a.inc;\n}\n`);
  host.write('nginx/more/a.inc', 'include more/b.inc;');
  host.write('nginx/more/b.inc', 'include more/c.inc;');
  host.write('nginx/more/c.inc', listen(port));
  folderIsOf('before');
  expect(await site()).toEqual({ word: 'absent', detail: '' });
});

test('a unix socket that no file gives is served as well', async () => {
  const path = join(host.folder, 'v1.sock');
  await start('', path);
  folderIsOf('before');
  expect(await site()).toEqual({
    word: 'unreloaded',
    detail: `nginx listens on unix:${path}, which no file gives it`,
  });
  host.write('nginx/sites-enabled/console.conf', `server { listen unix:${path}; }`);
  folderIsOf('before');
  expect((await site()).word).toBe('absent');
});

test.each([
  ['boss.conf.bak', '/nonexistent'],
  ['10-boss.conf', '/nonexistent'],
  ['v1', '../sites-available/boss.conf'],
])('a link %s that leads nowhere is named: with it nginx takes no file', async (name, to) => {
  await start();
  host.command('dpkg-query', 'exit 1');
  host.command(
    'nginx',
    `echo 'nginx: [emerg] open() "/etc/nginx/sites-enabled/${name}" failed (2: No such file or directory)' >&2; exit 1`,
  );
  rmSync(join(host.folder, 'nginx/sites-available/boss.conf'));
  symlinkSync(to, join(host.folder, 'nginx/sites-enabled', name));
  expect(await site()).toEqual({
    word: 'copied',
    detail: `nginx loads ${host.folder}/nginx/sites-enabled/${name}`,
  });
});

test('a copy that nginx has not loaded yet is no pending change of others', async () => {
  await start();
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
  host.run(`${recipeShellFile('runtime.sh')}\n${recipeShellFile('set-aside.sh')}\n${recipeShellFile('remove-site.sh')}
remove_site boss.conf; echo "rc $?"; cd ${host.folder}/nginx; find . -type f -o -type l | sort`);

test('the site and its copies go when nginx takes the rest; where it does not, all is as it was', async () => {
  const port = await start();
  const master = running[0]?.pid ?? 0;
  host.command('service', `[ "$*" = 'nginx reload' ] && kill -HUP ${master}`);
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
  host.command('nginx', 'exit 0');
  expect(await remove()).toBe('rc 0\n./nginx.conf\n./sites-enabled/console.conf');
  expect(await site()).toEqual({ word: 'absent', detail: '' });
});
