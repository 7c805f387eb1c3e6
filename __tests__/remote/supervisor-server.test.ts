import { ownSupervisorctl, standInSupervisord, type StandInSupervisord } from './stand-in-supervisord';
import { standInHost, type StandInHost } from './supervisor-host';

let host: StandInHost;
let daemon: StandInSupervisord | undefined;
beforeEach(() => (host = standInHost()));
afterEach(async () => {
  await daemon?.stop();
  daemon = undefined;
  host.remove();
});

const inConf = (...lines: readonly string[]) =>
  ['[supervisord]', ...lines, '[include]', 'files = conf.d/*.conf', ''].join('\n');
const names = () =>
  host.run('read_supervisor; echo "${supervisor_names[*]}|$supervisor_way|$supervisor_problem"');
/** Why the fallback was taken; supervisorctl itself cannot be started here. */
const why = () => host.run('supervisor_api 5 processes; echo "$api_problem|$api_fault"');

describe('the server that supervisorctl finds', () => {
  beforeEach(async () => {
    daemon = await standInSupervisord(host, { ws: ['ws'], platform: ['a b'] }, () => []);
  });

  test('its groups and processes are told without supervisorctl', async () => {
    expect(await names()).toBe('ws platform:a b||');
  });

  test.each([
    ['%(here)s', 'serverurl = unix://%(here)s/sock ; there'],
    ['a variable of the environment', 'ServerURL: unix://%(ENV_STAND)s/sock'],
    [
      'two sections, the last one counts',
      'serverurl=unix:///nowhere\n[x]\n[supervisorctl]\nserverurl=unix://%(here)s/sock',
    ],
  ])('by %s', async (_, lines) => {
    host.write('supervisord.conf', inConf('[supervisorctl]', lines));
    expect(
      await host.run(`export STAND=${host.folder}; supervisor_api 5 processes; echo "$?$api_problem"`),
    ).toBe('0');
  });

  test.each([
    ['[supervisorctl]\n serverurl=unix:///x', /^\[supervisorctl\] of .*conf is not plain\|$/],
    ['[supervisorctl]\nserverurl=unix://%(program_name)s', /^\[supervisorctl\] of .*conf is not plain\|$/],
    ['[supervisorctl]\nserverurl=unix:///a b', /^\[supervisorctl\] of .*conf is not plain\|$/],
    ['[supervisor]\nserverurl=unix:///x', /^.*conf has no \[supervisorctl\]\|$/],
    [
      '[supervisorctl]\nserverurl=https://127.0.0.1:9',
      /^https:\/\/127.0.0.1:9 is no server that is understood\|$/,
    ],
    ['[supervisorctl]\nserverurl=unix:///nowhere/sock', /No such file or directory.*\|$/],
  ])('is not guessed: %j', async (section, reason) => {
    host.write('supervisord.conf', inConf(section));
    expect(await why()).toMatch(reason);
  });

  test('two configurations that name different servers: only supervisorctl knows; the same one is well', async () => {
    host.write('etc/supervisord.conf', inConf('[supervisorctl]', `serverurl=unix://${host.folder}/sock`));
    expect(await why()).toBe('|');
    host.write('etc/supervisord.conf', inConf('[supervisorctl]', 'serverurl=unix:///nowhere/sock'));
    expect(await why()).toBe(
      `supervisorctl finds ${host.folder}/etc/supervisord.conf and ${host.folder}/supervisord.conf|`,
    );
  });

  test.each([
    ['a script that starts it otherwise', '#!/bin/sh\nexec /usr/bin/supervisorctl -c /other.conf "$@"\n'],
    [
      'a script of Python that does',
      '#!/usr/bin/env python3\nimport os\nos.execv("/usr/bin/supervisorctl", [])\n',
    ],
  ])('%s may ask another one', async (_, text) => {
    host.write('bin/supervisorctl', text);
    expect(await why()).toBe(`${host.folder}/bin/supervisorctl is not supervisor's own script|`);
  });

  test('a Python that is not there', async () => {
    ownSupervisorctl(host, '/nowhere/python3.4');
    expect(await why()).toBe(`there is no /nowhere/python3.4, which ${host.folder}/bin/supervisorctl names|`);
  });
});

test('over http with a name and a password, which stand in no argument of a process', async () => {
  daemon = await standInSupervisord(host, { ws: ['ws'] }, () => [], {}, 'who:se%cret');
  const at = (word: string) =>
    host.write(
      'supervisord.conf',
      inConf('[supervisorctl]', `serverurl=${daemon?.url}/`, 'username=who', `password=${word}`),
    );
  at('se%%cret');
  const said = await host.run(
    'read_supervisor; echo "${supervisor_names[*]}$supervisor_way"; tr "\\0" " " </proc/$supervisor_python_PID/cmdline',
  );
  expect(said).toMatch(/^ws\n.*python/);
  expect(said).not.toContain('cret');
  at('other');
  expect(await why()).toBe('it answers 401 Unauthorized|');
});
