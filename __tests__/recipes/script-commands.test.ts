/* verifies: commands are told as the scripts carry them out, with the runbook's own lines beside them */
import { components } from '../../lib/components';
import { quote, wordsOf } from '../../lib/remote/quote';
import { runbookLinesOf } from '../../lib/recipes/runbook-lines';
import { renderScript } from '../../lib/recipes/script';
import { commandsIn } from '../../lib/recipes/script-commands';
import { stepsOf } from '../../lib/plan/declared-step';
import { observationsOf } from '../observations-for-tests';
import { environmentForTests } from '../environments-for-tests';

const environment = environmentForTests(
  'zone',
  '  notifyWebhook: { proxyVips: { unit1: 10.0.0.1 } }\n  webSupervisor: present\n  v2: { deploy: added, cache: current, config: { backEnd: b.yaml, frontEnd: f.yaml },\n' +
    `    packages: { backEnd: [{ name: back, version: '2', sha256: ${'b'.repeat(64)}, file: b.deb }], frontEnd: [{ name: web, version: '2', sha256: ${'a'.repeat(64)}, file: w.deb }] } }\n`,
);
const seen = observationsOf(environment);
const all = components.flatMap((component) =>
  component.groups.map((group) => ({
    name: component.name,
    group,
    steps: stepsOf(component.steps(environment, group), seen),
  })),
);

test.each(all)('$name on $group: the script has the commands of its steps', ({ steps }) => {
  const { firstbox, hosts } = commandsIn(renderScript('a title', steps));
  for (const [index, step] of steps.entries()) {
    expect(firstbox.get(index) ?? []).toEqual(step.firstboxCommands ?? []);
    expect(hosts.get(index) ?? []).toEqual(step.run);
  }
});

test('a quoted text of several lines is one command', () => {
  const run = [`one ${quote('a\n} || return\nb')} c`, 'two'];
  const step = { title: 't', expect: [], requires: [], run };
  expect(commandsIn(renderScript('a title', [step])).hosts.get(0)).toEqual(run);
});

const linesOf = (group: string, command: string) =>
  runbookLinesOf(group, { commands: [command], probes: [], sendsFiles: false }).flatMap(({ lines }) => lines);

test('every command has its lines in the runbook, but for what the runbook forgets', () => {
  const commands = all.flatMap(({ group, steps }) =>
    steps.flatMap(({ firstboxCommands = [], run }) =>
      [...firstboxCommands, ...run].map((command) => ({ group, command })),
    ),
  );
  const without = commands.filter(({ group, command }) => linesOf(group, command).length === 0);
  expect([...new Set(without.map(({ command }) => wordsOf(command)[0]))].sort()).toEqual([
    'push_package',
    'start_unsettled',
  ]);
});

test('lines are those of the runbook, word by word', () => {
  expect(linesOf('hyper', 'remove_programs boss_daemon')).toEqual([
    "/pitrix/upgrade/exec_nodes.sh -f hyper 'supervisorctl stop boss_daemon'",
    "/pitrix/upgrade/exec_nodes.sh -f hyper 'rm -f /etc/supervisor/conf.d/boss_daemon.conf'",
    "/pitrix/upgrade/exec_nodes.sh -f hyper 'supervisorctl reread'",
    "/pitrix/upgrade/exec_nodes.sh -f hyper 'supervisorctl update'",
  ]);
  expect(linesOf('proxy', 'remove_site boss.conf 9090').at(-1)).toBe(
    '/pitrix/upgrade/exec_nodes.sh -f proxy "service nginx reload"',
  );
  expect(linesOf('firstbox', 'put_content /x frontEnd')).toEqual([
    'vim /pitrix/conf/variables/boss2/local_config.yaml',
  ]);
  expect(runbookLinesOf('boss', { commands: [], probes: ['boss2_gate'], sendsFiles: false })).toEqual([
    {
      heading: '检查环境',
      lines: ['在任意一个`boss`节点检查服务是否正常:', '/pitrix/bin/boss2-manager/django_manage.sh areyouok'],
    },
  ]);
});
