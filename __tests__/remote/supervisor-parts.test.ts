import { join } from 'node:path';
import { shellFile } from '../../lib/remote/shell-file';
import { type Groups, standInSupervisord, type StandInSupervisord } from './stand-in-supervisord';
import { standInHost, type StandInHost } from './supervisor-host';

let host: StandInHost;
let daemon: StandInSupervisord | undefined;
beforeEach(() => (host = standInHost()));
afterEach(async () => {
  await daemon?.stop();
  daemon = undefined;
  host.remove();
});

const program = (name: string) => `[program:${name}]\ncommand=/bin/${name}\n`;
const status = (...names: readonly string[]) =>
  host.command(
    'supervisorctl',
    `printf '%s\\n' ${names.map((name) => `'${name}   RUNNING   pid 7, uptime 1:00:00'`).join(' ')}`,
  );
const conf = (name: string) => join(host.folder, 'conf.d', name);
const files = () => host.run(`cd ${host.folder}/conf.d; find . -type f | sort`);

test('a group of our programs alone is ours, wherever it stands', async () => {
  host.write('conf.d/boss_a.conf', program('boss_a'));
  host.write('conf.d/groups.conf', '[group:platform]\nprograms = boss_a,\n  boss_b ; two\n');
  host.write('conf.d/boss_b.conf', program('boss_b'));
  status('platform:boss_a', 'platform:boss_b', 'pitrix_ws');
  expect(await host.ask('supervisor_parts', 'boss_a', 'boss_b')).toEqual({ word: 'own', detail: '' });
  expect(await host.ask('program_definitions', 'boss_a', 'boss_b')).toEqual({
    word: 'some',
    detail: `${conf('groups.conf')} has [group:platform]`,
  });
});

test('a blank behind the colon of a section is no part of the name, as supervisord has it', async () => {
  host.write('conf.d/00-x.conf', '[program: boss_a ]\ncommand=/bin/boss_a\n');
  status('boss_a', 'pitrix_ws');
  expect(await host.ask('program_definitions', 'boss_a')).toEqual({
    word: 'some',
    detail: `${conf('00-x.conf')} has [program:boss_a]`,
  });
});

test('processes of our programs that have names of their own are ours, in a group that names them', async () => {
  const numbered = 'process_name=hv_%(process_num)02d_%(program_name)s\r\nnumprocs=2\r\n';
  host.write(
    'conf.d/platform.conf',
    `[group:platform]\r\nprograms=boss_a\r\n${program('boss_a')}${numbered}`,
  );
  const groups = (...names: readonly string[]) => {
    status(...names);
    return host.run('ask supervisor_parts boss_a; echo "$word $detail ${our_groups[*]}"');
  };
  expect(await groups('platform:hv_00_boss_a', 'platform:hv_01_boss_a', 'foreign:hv_00_boss_a')).toBe(
    'own  platform',
  );
  expect(await groups('platform:hv_00_boss_a', 'platform:hv_a')).toBe(
    'shared the loaded group platform also has hv_a; part them there first ',
  );
});

test('a group that others share is named with its file, on disk and as it is loaded', async () => {
  host.write('conf.d/boss_a.conf', program('boss_a'));
  host.write('conf.d/groups.conf', '[group:platform]\nprograms=boss_a,pitrix_ws\n');
  host.write('conf.d/pitrix_ws.conf', program('pitrix_ws'));
  status('platform:boss_a', 'platform:pitrix_ws');
  expect(await host.ask('supervisor_parts', 'boss_a')).toEqual({
    word: 'shared',
    detail: `[group:platform] of ${conf('groups.conf')} also has pitrix_ws; part them there first`,
  });
  host.write('conf.d/groups.conf', '');
  expect((await host.ask('supervisor_parts', 'boss_a')).detail).toBe(
    'the loaded group platform also has pitrix_ws; part them there first',
  );
});

test('a file that defines others too is named, and so is one of another name with ours alone', async () => {
  host.write('conf.d/all_in_one.conf', program('boss_a') + program('zookeeper'));
  host.write('conf.d/00-boss.conf', program('boss_b'));
  status('zookeeper');
  expect(await host.ask('supervisor_parts', 'boss_a', 'boss_b')).toEqual({
    word: 'shared',
    detail: `${conf('all_in_one.conf')} also has [program:zookeeper]; part them there first`,
  });
  expect((await host.ask('program_definitions', 'boss_b')).detail).toBe(
    `${conf('00-boss.conf')} has [program:boss_b]`,
  );
  expect((await host.ask('program_definitions', 'boss')).word).toBe('none');
});

test('an include that is not understood: nothing is known of what supervisord reads', async () => {
  host.write('supervisord.conf', `[include]\nfiles = conf.d/*.conf %(ENV_HOME)s/more/*.conf\n`);
  status('pitrix_ws');
  expect(await host.ask('supervisor_parts', 'boss_a')).toEqual({
    word: 'unreadable',
    detail: '[include] has %(ENV_HOME)s/more/*.conf',
  });
});

test('only what the include reaches counts: a sub-folder, %(here)s, and another ending', async () => {
  host.write(
    'supervisord.conf',
    `[supervisord]\n[include]\nfiles = conf.d/*.conf ; a\n ${host.folder}/more/*.ini %(here)s/sub/x.conf\n`,
  );
  host.write('conf.d/boss_a.ini', program('boss_a'));
  host.write('more/boss_b.ini', program('boss_b'));
  host.write('sub/x.conf', program('boss_c'));
  status('x');
  expect((await host.ask('program_definitions', 'boss_a')).word).toBe('none');
  expect((await host.ask('program_definitions', 'boss_b')).word).toBe('some');
  expect((await host.ask('program_definitions', 'boss_c')).word).toBe('some');
});

async function started(groups: Groups, readAgain: () => string | readonly string[] = () => []) {
  daemon = await standInSupervisord(host, groups, readAgain);
  return daemon;
}
const remove = (...names: readonly string[]) =>
  host.run(
    `${['host/runtime.sh', 'host/set-aside.sh', 'host/remove-programs.sh'].map(shellFile).join('\n')}\nremove_programs ${names.join(' ')}; echo "rc $?"`,
  );

test('others have changes pending: ours go, and theirs stay pending', async () => {
  const { calls, groups } = await started({ boss_a: ['boss_a'], ws: ['ws'] }, () => ['foreign']);
  host.write('conf.d/boss_a.conf', program('boss_a'));
  host.write('conf.d/foreign.conf', program('foreign'));
  expect(await host.ask('pending_programs_in_the_way', 'boss_a')).toEqual({ word: 'none', detail: '' });
  expect(await remove('boss_a')).toMatch(/rc 0$/);
  expect(groups()).toEqual(['ws']);
  expect(calls.slice(1)).toEqual([
    'reloadConfig',
    'stopProcessGroup boss_a',
    'removeProcessGroup boss_a',
    'stopProcessGroup boss_a',
    'removeProcessGroup boss_a',
  ]);
  expect(await files()).toBe('./foreign.conf');
});

test('where supervisord does not read what remains, all is put back and nothing was stopped', async () => {
  const { calls, groups } = await started({ boss_a: ['boss_a'], ws: ['ws'] }, () => 'bad group');
  host.write('conf.d/boss_a.conf', program('boss_a'));
  expect(await remove('boss_a')).toMatch(
    /put back, supervisord says: fault 92 CANT_REREAD: bad group\nrc 1$/,
  );
  expect(calls).toEqual(['reloadConfig', 'reloadConfig']);
  expect(groups()).toEqual(['boss_a', 'ws']);
  expect(await files()).toBe('./boss_a.conf');
  expect(await host.ask('pending_programs_in_the_way', 'boss_a')).toEqual({
    word: 'unreadable',
    detail: 'supervisord cannot read its configuration: fault 92 CANT_REREAD: bad group',
  });
});

test('a whole group of ours goes with its files; a shared one is left, and nothing is touched', async () => {
  const { groups } = await started({ platform: ['boss_a', 'boss_b_00', 'boss_b_01'], ws: ['ws'] });
  host.write(
    'conf.d/boss.conf',
    `${program('boss_a')}${program('boss_b')}[group:platform]\nprograms=boss_a,boss_b\n`,
  );
  expect(await remove('boss_a')).toMatch(/^shared: .*boss\.conf also has boss_b; .*rc 1$/s);
  expect(await files()).toBe('./boss.conf');
  expect(await remove('boss_a', 'boss_b')).toMatch(/rc 0$/);
  expect([groups(), await files()]).toEqual([['ws'], '']);
});

test('where its interface cannot be used supervisorctl remains the way, and is told', async () => {
  host.write('conf.d/boss_a.conf', program('boss_a'));
  const pending = (line: string) =>
    host.command(
      'supervisorctl',
      `case $1 in status) [ -e ${host.folder}/updated ] || echo 'boss_a   RUNNING   pid 7, uptime 1:00:00'; echo 'ws   RUNNING   pid 8, uptime 1:00:00' ;; reread) echo '${line}' ;; update) : >${host.folder}/updated ;; esac; echo "$*" >>${host.folder}/calls`,
    );
  pending('foreign: available');
  expect(await host.ask('pending_programs_in_the_way', 'boss_a')).toEqual({
    word: 'foreign',
    detail: expect.stringMatching(
      /^foreign is available; supervisorctl would put that in force, and .* cannot be used: /,
    ) as string,
  });
  expect(await remove('boss_a')).toMatch(/supervisorctl reread: foreign: .*\nrc 1$/);
  expect(await files()).toBe('./boss_a.conf');
  pending('boss_a: disappeared');
  await host.run(`rm ${host.folder}/calls`);
  expect(await remove('boss_a')).toMatch(/rc 0$/);
  expect(await host.run(`grep -v status ${host.folder}/calls`)).toBe('reread\nstop boss_a:*\nupdate');
  expect(await files()).toBe('');
});
