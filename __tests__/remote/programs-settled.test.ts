import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { shellFile } from '../../lib/remote/shell-file';
import { standInSupervisord } from './stand-in-supervisord';
import { standInHost, type StandInHost } from './supervisor-host';

let host: StandInHost;
beforeEach(() => (host = standInHost()));
afterEach(() => host.remove());

const program = (name: string, more = '') => `[program:${name}]\ncommand=/bin/${name}\n${more}\n`;
const status = (...lines: readonly string[]) =>
  host.command('supervisorctl', `printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')}`);
const running = (name: string) => `${name.padEnd(32)} RUNNING    pid 7, uptime 1:00:00`;

/** As dpkg-query -S: the owner of a file, or that it has none. */
function packages(owners: Readonly<Record<string, string>>) {
  const cases = Object.entries(owners).map(
    ([file, owner]) => `${join(host.folder, file)}) echo "${owner}: $one" ;;`,
  );
  host.command(
    'dpkg-query',
    `shift; for one in "$@"; do case $one in ${cases.join(' ')} *) echo "dpkg-query: no path found matching pattern $one" >&2 ;; esac; done; exit 1`,
  );
}

test('programs of others are not judged: one that nobody started, one that had its turn, one that fails', async () => {
  host.write('conf.d/boss2.conf', program('boss2_api'));
  host.write(
    'conf.d/others.conf',
    program('report', 'autostart=false') + program('once') + program('broken'),
  );
  packages({ 'conf.d/boss2.conf': 'pitrix-boss2-manager', 'conf.d/others.conf': 'pitrix-ks-boss' });
  status(
    running('boss2_api'),
    'report     STOPPED    Not started',
    'once    EXITED    Nov 28',
    'broken   FATAL   x',
  );
  expect(await host.ask('programs_settled', 'brought', 'pitrix-*boss2*')).toEqual({
    word: 'settled',
    detail: '',
  });
});

test('a program of its own that stopped, and one that supervisord does not know, are named', async () => {
  host.write('conf.d/boss2.conf', program('boss2_api') + program('boss2_worker'));
  packages({ 'conf.d/boss2.conf': 'pitrix-boss2-manager:all, pitrix-boss2-x' });
  status('boss2_api     STOPPED    Nov 28');
  expect(await host.ask('programs_settled', 'brought', 'pitrix-*boss2*')).toEqual({
    word: 'unsettled',
    detail: 'boss2_api stopped, boss2_worker absent',
  });
});

test.each([
  ['autostart=false', 'STOPPED', 'settled'],
  ['autostart = FALSE ; by hand', 'STOPPED', 'settled'],
  ['', 'EXITED', 'settled'],
  ['autorestart=unexpected', 'EXITED', 'settled'],
  ['autorestart=false', 'EXITED', 'unsettled'],
  ['', 'STOPPED', 'unsettled'],
  ['', 'FATAL', 'unsettled'],
])('its own program with "%s" that is %s: %s', async (line, state, word) => {
  host.write('conf.d/boss2.conf', program('boss2_task', line));
  status(`g:boss2_task     ${state}    Nov 28 02:00 PM`);
  expect((await host.ask('programs_settled', 'only', 'boss2_task')).word).toBe(word);
});

test.each([
  [0, '', 'settled'],
  [2, '', 'settled'],
  [3, '', 'unsettled'],
  [3, 'exitcodes = 0, 3', 'settled'],
])('one that never starts again and ended with %d, "%s": %s', async (code, line, word) => {
  const daemon = await standInSupervisord(host, { boss2_task: ['boss2_task'] }, () => [], {
    boss2_task: code,
  });
  host.write('conf.d/boss2.conf', program('boss2_task', `autorestart=false\n${line}`));
  expect((await host.ask('programs_settled', 'only', 'boss2_task')).word).toBe(word);
  await daemon.stop();
});

test('where the configuration is not found, nobody knows whether what has ended is well', async () => {
  rmSync(join(host.folder, 'supervisord.conf'));
  // Nor does a supervisord of the machine that runs this test.
  host.command('grep', 'case $* in *cmdline*) exit 1 ;; *) exec /usr/bin/grep "$@" ;; esac');
  status('boss2_task     EXITED    Nov 28 02:00 PM');
  expect(await host.ask('programs_settled', 'only', 'boss2_task')).toEqual({
    word: 'unreadable',
    detail: expect.stringMatching(
      /^boss2_task is exited, and whether it should be is not known: supervisord's configuration was not found/,
    ) as string,
  });
});

test('where no package brings a program that is told, with what to do', async () => {
  packages({});
  status(running('pitrix_ws'));
  expect(await host.ask('programs_settled', 'brought', 'pitrix-*boss2*')).toEqual({
    word: 'none',
    detail:
      'no package pitrix-*boss2* brings a program of supervisord here; name them as programs in the environment file',
  });
});

test('where dpkg or the configuration cannot be read nothing is known', async () => {
  host.command('dpkg-query', 'echo "dpkg-query: error: failed to open the database" >&2; exit 2');
  expect((await host.ask('programs_settled', 'brought', 'x')).word).toBe('unreadable');
});

test('only those that do not run well are started', async () => {
  host.write('conf.d/boss2.conf', program('boss2_api') + program('boss2_by_hand', 'autostart=false'));
  packages({ 'conf.d/boss2.conf': 'pitrix-boss2-manager' });
  host.command(
    'supervisorctl',
    `case $1 in status) echo 'boss2_api  STOPPED  x'; echo 'boss2_by_hand  STOPPED  x'; echo 'other  STOPPED  x' ;; *) echo "$*" >>${host.folder}/calls ;; esac`,
  );
  const said = await host.run(
    `${shellFile('host/runtime.sh')}\n${shellFile('host/start-unsettled.sh')}\nstart_unsettled brought 'pitrix-*boss2*'; cat ${host.folder}/calls`,
  );
  expect(said).toBe('start boss2_api');
});
