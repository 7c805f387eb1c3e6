import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { renderQuestions } from '../../lib/remote/questions';
import { programsAbsent } from '../../lib/recipes/programs-absent';
import { shellFile } from '../../lib/remote/shell-file';
import { ownSupervisorctl, standInSupervisord, type StandInSupervisord } from './stand-in-supervisord';
import { standInHost, type StandInHost } from './supervisor-host';

let host: StandInHost;
let daemon: StandInSupervisord | undefined;
let server: Server | undefined;
beforeEach(() => (host = standInHost()));
afterEach(async () => {
  await daemon?.stop();
  await new Promise<void>((done) => (server === undefined ? done() : server.close(() => done())));
  daemon = server = undefined;
  host.remove();
});

const recipes = ['host/runtime.sh', 'host/set-aside.sh', 'host/remove-programs.sh', 'host/start-unsettled.sh']
  .map(shellFile)
  .join('\n');
const inConf = (...lines: readonly string[]) =>
  ['[supervisord]', ...lines, '[include]', 'files = conf.d/*.conf', ''].join('\n');
const names = () =>
  host.run('read_supervisor; echo "${supervisor_names[*]}|$supervisor_way|$supervisor_problem"');
/** Answers every question at the stand-in host's socket with these bytes, or never. */
async function answering(said: string | undefined): Promise<void> {
  server = createServer((link) => {
    link.on('error', () => undefined);
    link.on('data', () => said !== undefined && link.end(said));
  });
  await new Promise<void>((done) => server?.listen(join(host.folder, 'sock'), done));
  host.write('supervisord.conf', inConf('[supervisorctl]', 'serverurl=unix://%(here)s/sock'));
  ownSupervisorctl(host);
}
const http = (xml: string, length = xml.length) =>
  `HTTP/1.0 200 OK\r\nContent-Length: ${length}\r\n\r\n${xml}`;
const processes = (name: string) =>
  `<methodResponse><params><param><value><array><data><value><struct>${[
    ['name', name],
    ['group', name],
    ['statename', 'RUNNING'],
    ['description', ''],
  ]
    .map(([key, text]) => `<member><name>${key}</name><value><string>${text}</string></value></member>`)
    .join('')}</struct></value></data></array></value></param></params></methodResponse>`;

describe('what is no answer is unreadable, and supervisorctl is not asked for it', () => {
  test.each([
    ['nothing', '', 'the answer of supervisord was cut off'],
    ['half an answer', http(processes('ws'), 5000), 'the answer of supervisord was cut off'],
    ['no XML', http('<methodResponse><params>'), 'the answer of supervisord is not understood'],
    ['something else', http('<x/>'), 'the answer of supervisord is not understood'],
    [
      'an entity',
      http(`<!DOCTYPE x [<!ENTITY a "a">]>${processes('&a;')}`),
      'the answer of supervisord is not understood',
    ],
    ['a name with a line', http(processes('a&#10;boss_a')), 'supervisord said: a boss_a RUNNING'],
    ['a name with two blanks', http(processes('a  b')), 'supervisord said: a b RUNNING'],
    ['megabytes', http(processes('x'.repeat(5_000_000))), 'supervisord told more than 200000 bytes'],
    ['a long one', http(processes('x'.repeat(200_001))), 'supervisord told more than 200000 bytes'],
  ])('%s', async (_, said, problem) => {
    await answering(said);
    expect(await host.ask('program_state', 'boss_a')).toEqual({ word: 'unreadable', detail: problem });
  });

  test('silence', async () => {
    await answering(undefined);
    expect(await host.run('question_seconds=1; ask program_state x; echo "$word $detail"')).toBe(
      'unreadable supervisord did not answer within 1 s',
    );
  });
});

test('one that shuts down, or whose socket is gone, is what supervisorctl says of it', async () => {
  await answering(
    http(
      '<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>6</int></value></member><member><name>faultString</name><value><string>SHUTDOWN_STATE</string></value></member></struct></value></fault></methodResponse>',
    ),
  );
  host.write(
    'bin/supervisorctl',
    '#!/usr/bin/env python3\n# from supervisor.supervisorctl import main\nprint("unix:///x refused connection")\n',
  );
  expect(await host.ask('program_state', 'x')).toEqual({
    word: 'unreadable',
    detail: 'supervisorctl status said: unix:///x refused connection',
  });
  host.write(
    'bin/supervisorctl',
    '#!/usr/bin/env python3\n# from supervisor.supervisorctl import main\nprint("x  RUNNING")\n',
  );
  expect(await names()).toBe(
    'x|supervisorctl was asked, which takes longer, for supervisord itself could not be: fault 6 SHUTDOWN_STATE|',
  );
});

test('a look tells in which way it asked, where not by the interface; that is no answer', async () => {
  const { script } = renderQuestions([
    { group: 'boss', platformGroup: 'boss', steps: [programsAbsent(['boss_a'])] },
  ]);
  const program = /^program='(.*)'$/m.exec(script)?.[1] ?? '';
  const look = async () =>
    (await host.run(`printf %s ${program} | base64 -d | bash -s -- nonce here here=boss`))
      .split('\n')
      .filter((line) => /^@@nonce here (told|end)/.test(line))
      .map((line) => line.replace(/\S{20,}/, (word) => Buffer.from(word, 'base64').toString()));
  host.command('supervisorctl', "echo 'ws   RUNNING   pid 7, uptime 1:00:00'");
  expect(await look()).toEqual([
    expect.stringMatching(/^@@nonce here told supervisorctl was asked, .* is not supervisor's own script$/),
    expect.stringMatching(/^@@nonce here end /),
  ]);
  daemon = await standInSupervisord(host, { ws: ['ws'] }, () => []);
  expect(await look()).toEqual([expect.stringMatching(/^@@nonce here end /)]);
});

test('one process of Python asks, takes away and proves', async () => {
  daemon = await standInSupervisord(host, { boss_a: ['boss_a'], ws: ['ws'] }, () => ['other']);
  host.command('python3.9', `echo start >>${host.folder}/starts; exec python3 "$@"`);
  ownSupervisorctl(host, join(host.folder, 'bin/python3.9'));
  host.write('conf.d/boss_a.conf', '[program:boss_a]\ncommand=/bin/boss_a\n');
  const said = await host.run(`${recipes}
    told() { forget; ask program_state "$1"; echo "$word"; }
    told boss_a
    ask pending_programs_in_the_way boss_a; echo "$word"
    ask pending_programs_of_others boss_a; echo "$word: $detail"
    output=$(remove_programs boss_a 2>&1); echo "$? $output"
    told boss_a
    echo "$(wc -l <${host.folder}/starts)"`);
  expect(said.split('\n')).toEqual([
    'running',
    'none',
    'foreign: other is available',
    '0 removed boss_a',
    'absent',
    '1',
  ]);
});

const removed = (seconds: number, ...groups: readonly string[]) =>
  host.run(
    `supervisor_api ${seconds} remove ${groups.join(' ')}; echo "$?|\${api_lines[*]}|$api_fault$api_problem"`,
  );
const each = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, [name]]));

test('groups end side by side: all are told to stop before one is waited for; what each said is in their order', async () => {
  const names = ['a', 'b', 'c'];
  const running = { a: 3, b: 1, c: 2 };
  daemon = await standInSupervisord(host, each([...names, 'ws']), () => [], {}, undefined, running);
  expect(await removed(20, 'a', 'b', 'nobody', 'c')).toBe('0|removed a removed b removed c|');
  const { calls } = daemon;
  expect(calls.slice(0, 7)).toEqual([
    ...['a', 'b', 'nobody', 'c'].map((name) => `stopProcessGroup ${name}`),
    ...names.map((name) => `removeProcessGroup ${name}`),
  ]);
  expect(daemon.groups()).toEqual(['ws']);
});

test('what was between two starts when it was stopped is stopped again', async () => {
  daemon = await standInSupervisord(host, each(['a']), () => [], {}, undefined, { a: 2 });
  expect(await removed(20, 'a')).toBe('0|removed a|');
  const once = ['stopProcessGroup a', 'removeProcessGroup a'];
  expect(daemon.calls).toEqual([...once, ...once, ...once]);
});

test('one that does not end is told, and never as removed; the others go', async () => {
  daemon = await standInSupervisord(host, each(['a', 'b', 'c']), () => [], {}, undefined, { b: 1000 });
  expect(await removed(1, 'a', 'b', 'c')).toBe(
    '1|removed a removed c|after 1 s supervisord has not ended: b',
  );
  expect(daemon.groups()).toEqual(['b']);
});

test('what the guard read is not read again for the requirements of the same step', async () => {
  host.command(
    'supervisorctl',
    `echo "$*" >>${host.folder}/asked; echo 'boss_a   RUNNING   pid 7, uptime 1:00:00'`,
  );
  const steps = `expect_0() { expect absent 0 program_state boss_a; }; require_0() { expect own 0 supervisor_parts boss_a; }`;
  expect(await host.run(`${recipes}\n${steps}\nconverge 0 || true`)).toMatch(/ step 0 differs$/);
  expect(await host.run(`cat ${host.folder}/asked`)).toBe('status');
});

test('programs are started by name, and what hinders one is told in the words of supervisorctl', async () => {
  daemon = await standInSupervisord(host, { g: ['a b'], ws: ['ws'] }, () => [], { g: 1, ws: 1 });
  host.write('conf.d/x.conf', '[program:a b]\nautorestart=false\n[program:ws]\nautorestart=false\n');
  expect(await host.run(`${recipes}\nstart_unsettled only 'a b' missing; echo "rc $?"`)).toBe(
    'g:a b: started\nmissing: ERROR (no such process)\nrc 0',
  );
  expect(daemon.calls).toEqual(['startProcess g:a b', 'startProcess missing']);
});

test('who answered decides who is told to act, whatever was asked since', async () => {
  daemon = await standInSupervisord(host, { ws: ['ws'] }, () => [], { ws: 1 });
  host.write('conf.d/ws.conf', '[program:ws]\nautorestart=false\n');
  const act = 'start_unsettled only ws; echo "rc $?"';
  expect(await host.run(`${recipes}\nread_supervisor; api_problem=of-another-question\n${act}`)).toBe(
    'ws: started\nrc 0',
  );
});

test('it ends with who asks through it, also where something that was started still has its pipe', async () => {
  daemon = await standInSupervisord(host, { ws: ['ws'] }, () => []);
  const pid = await host.run(
    'read_supervisor; sleep 60 >/dev/null 2>&1 & read_supervisor; echo "$supervisor_python_PID $!"',
  );
  const [python = '', sleeper = ''] = pid.split(' ');
  await host.run(
    `for _ in {1..150}; do [ -e /proc/${python} ] || break; sleep 0.1; done; kill ${sleeper}; [ ! -e /proc/${python} ]`,
  );
});
