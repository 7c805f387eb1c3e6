/*
 * verifies: the probes and recipes for programs against real supervisord daemons, with the Pythons that platforms have:
 * 1. each state has its word  2. what is pending, and for whom  3. V1's programs go, others are not restarted, theirs stays pending
 * 4. a daemon that was killed: unreadable, then its orphans are found and ended
 * 5. it is asked by one process of Python in a look, and by one in a deploy
 * 6. programs that take their time to stop do so side by side, and one that does not heed SIGTERM goes, too
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { onSingleHost } from '../../lab/single-host';
import { quote } from '../../lib/remote/quote';
import { hostLibrary } from '../../lib/remote/shell-files';
import { renderProgram } from '../../lib/recipes/program';
import { programsAbsent } from '../../lib/recipes/programs-absent';

const releases = [
  ['4.2.5', 'python3.11', 'bookworm'],
  ['4.2.2', 'python3.9', 'bullseye'],
  ['4.2.2', 'python2.7', 'bullseye'],
] as const;

/** The path of a base tree; nothing where it is not there and cannot be made. */
function tryBaseTree(release: string): string | undefined {
  try {
    const stdio = ['ignore', 'pipe', 'inherit'] as const;
    const script = join(__dirname, '../../lab/base-tree.sh');
    return execFileSync('bash', [script, release], { stdio: [...stdio], encoding: 'utf8' }).trim();
  } catch {
    console.error(`SKIPPED: supervisor of Debian ${release}, for its tree cannot be made here; see above`);
    return undefined;
  }
}

const conf = (name: string, ...lines: readonly string[]) =>
  [`[program:${name}]`, 'startsecs=1', 'stopwaitsecs=2', ...lines, ''].join('\n');
const runs = 'command=/bin/sleep infinity';
const v1 = conf('boss_hypervisor', runs);
const confs: Readonly<Record<string, string>> = {
  boss_hypervisor: v1,
  'pitrix-boss-console': conf('pitrix-boss-console', runs),
  pitrix_ws: conf('pitrix_ws', runs),
  by_hand: conf('by_hand', runs, 'autostart=false'),
  once: conf('once', 'command=/bin/true', 'startsecs=0', 'autorestart=false'),
  broken: conf('broken', 'command=/bin/false', 'startretries=0'),
  twins: `${conf('left', runs)}${conf('right', runs)}[group:twins]\nprograms=left,right\n`,
};
const ours = ['boss_hypervisor', 'pitrix-boss-console'];
const states = ['boss_hypervisor', 'by_hand', 'once', 'broken', 'left', 'nobody'];
/** Each tells when it is asked to stop and when it ends; one heeds nothing but SIGKILL. */
const slow = { boss_hypervisor: 'exit', 'pitrix-boss-console': ':' };
const slowConf = (name: string, end: string) =>
  conf(
    name,
    'startsecs=60',
    `command=/bin/bash -c 'trap "echo asked %(program_name)s >>/root/ends; sleep 1; echo ends >>/root/ends; ${end}" TERM; echo up >>/root/ups; while :; do sleep 0.1; done'`,
  );
const library = `${hostLibrary('program_state programs_settled')}\nsettled_seconds=1`;
const askOne = `${library}\nask "$@"\necho "$word $detail"`;
const askStates = `${library}\nfor one in "$@"; do ask program_state "$one"; echo "$one: $word $detail"; done`;

const put = (path: string, text: string) => `printf %s ${quote(text)} >${path}`;
const putConf = ([name, text]: readonly [string, string]) => put(`/etc/supervisor/conf.d/${name}.conf`, text);

/** All that happens on the host; each `tell NAME COMMAND…` is a line `NAME: output` of the answer. */
const commands = (python: string) => `
sed -i '1s,/python3$,/${python},' /usr/bin/supervisorctl /usr/bin/supervisord
sed -i '1s,.*,#!/root/${python},' /usr/bin/supervisorctl
${put(`/root/${python}`, `#!/bin/bash\necho start >>/root/starts\nexec /usr/bin/${python} "$@"\n`)}
chmod +x /root/${python}
if [ ${python} = python2.7 ]; then rm /usr/bin/python3*; ln -s python2.7 /usr/bin/python; fi
${put('/root/ask-one.sh', askOne)}
${put('/root/ask-states.sh', askStates)}
${put('/root/absent.sh', renderProgram([programsAbsent(ours)]))}
${Object.entries(confs).map(putConf).join('\n')}
starts() { rm -f /root/starts; "$@" >/dev/null; cat /root/starts; }
tell() { local name=$1; shift; echo "$name: $("$@" 2>&1 | tr '\\n' ' ')"; }
probe() { bash /root/ask-one.sh nonce - "$@"; }
pending() { probe pending_programs_of_others ${ours.join(' ')}; }
absent() { bash /root/absent.sh nonce - | grep -ao ' step 0 .*'; }
start() { supervisord -c /etc/supervisor/supervisord.conf 2>/dev/null; }
log=/var/log/supervisor/supervisord.log
start
# One that ends at once may never be called RUNNING.
until [ "$(grep -cE '(boss_hypervisor|console|pitrix_ws|left|right) entered RUNNING|exited: once|broken entered FATAL' $log)" = 7 ] || ((SECONDS > 60)); do sleep 0.1; done
read -r daemon </run/supervisord.pid
tell version supervisorctl version
tell python basename "$(readlink "/proc/$daemon/exe")"
bash /root/ask-states.sh nonce - ${states.join(' ')}
tell look starts bash /root/ask-states.sh nonce - ${states.join(' ')}
tell settled probe programs_settled only broken by_hand once left pitrix_ws
${putConf(['boss_hypervisor', `${v1}priority=5\n`])}
tell changed-ours pending
${putConf(['other', conf('other', runs)])}
tell available pending
${putConf(['shared', '[group:shared]\nprograms=boss_hypervisor,pitrix_ws\n'])}
tell blocked absent
rm /etc/supervisor/conf.d/shared.conf
${putConf(['bad', '[program:bad]\n'])}
tell bad pending
tell unreadable absent
rm /etc/supervisor/conf.d/bad.conf
before=$(supervisorctl pid pitrix_ws)
tell first absent
tell others pending
tell second absent
${putConf(['boss_hypervisor', v1])}
supervisorctl update >/dev/null
tell deploy starts absent
${Object.entries(slow)
  .map(([name, end]) => putConf([name, slowConf(name, end)]))
  .join('\n')}
supervisorctl update >/dev/null
until [ "$(cat /root/ups 2>/dev/null | wc -l)" = 2 ]; do sleep 0.1; done
tell young probe program_state boss_hypervisor
tell slow absent
tell ends cut -d' ' -f1 /root/ends
if [ "$before" = "$(supervisorctl pid pitrix_ws)" ]; then echo 'pitrix_ws: the same process'; fi
${putConf(['boss_hypervisor', v1])}
supervisorctl update >/dev/null
rm /etc/supervisor/conf.d/boss_hypervisor.conf
kill -9 "$daemon"
while kill -0 "$daemon" 2>/dev/null; do sleep 0.1; done
tell killed probe program_state boss_hypervisor
start
tell orphan probe program_state boss_hypervisor
tell ended absent
echo "remaining: $(cat /proc/[0-9]*/environ | tr '\\0' '\\n' | grep -c SUPERVISOR_PROCESS_NAME=boss_hypervisor)"
`;

const hosts = releases.map(([version, python, release]) => ({
  version,
  python,
  tree: tryBaseTree(release),
  said: new Map<string, string>(),
}));

beforeAll(async () => {
  const all = hosts.map(async ({ python, tree, said }) => {
    if (tree === undefined) return;
    const { output } = await onSingleHost(tree, commands(python));
    for (const [, name = '', text = ''] of output.matchAll(/^([\w-]+): (.*)$/gm)) said.set(name, text.trim());
    if (said.size === 0) throw new Error(output);
  });
  await Promise.all(all);
});

describe.each(hosts)('supervisor $version under $python', ({ version, python, tree, said }) => {
  const either = tree === undefined ? test.skip : test;

  either('each state has its word', () => {
    expect([said.get('version'), said.get('python')]).toEqual([version, python]);
    expect(states.map((name) => said.get(name)?.split(' ')[0])).toEqual([
      'running',
      'stopped',
      'exited',
      'fatal',
      'running',
      'absent',
    ]);
    expect(said.get('settled')).toBe('unsettled broken fatal');
  });

  either('what is pending, and for whom; a file that cannot be read is told', () => {
    expect(said.get('changed-ours')).toBe('none');
    expect(said.get('available')).toBe('foreign other is available');
    expect(said.get('bad')).toMatch(/^unreadable supervisorctl reread said: ERROR: CANT_REREAD: .*bad/);
  });

  either('a group shared with others, and files that cannot be read, are no reason to touch anything', () => {
    expect([said.get('blocked'), said.get('unreadable')]).toEqual(['step 0 blocked', 'step 0 blocked']);
  });

  either("V1's programs go, once; others are not restarted, and what they have pending stays so", () => {
    expect(said.get('first')).toBe('step 0 acting  step 0 converged');
    expect(said.get('others')).toBe('foreign other is available');
    expect(said.get('second')).toBe('step 0 already');
    expect(said.get('pitrix_ws')).toBe('the same process');
  });

  either('one process of Python asks in a look, one asks, changes and proves in a deploy', () => {
    expect([said.get('look'), said.get('deploy')]).toEqual(['start', 'start']);
  });

  either('programs stop side by side, also while they start, and one that has to be killed', () => {
    expect(said.get('young')).toMatch(/^starting /);
    expect(said.get('slow')).toBe('step 0 acting  step 0 converged');
    expect(said.get('ends')).toMatch(/^asked asked ends/);
  });

  either('after a kill of the daemon: unreadable, then its orphan is found and ended', () => {
    expect(said.get('killed')).toMatch(/^unreadable .*refused connection/);
    expect(said.get('orphan')).toMatch(/^orphaned .* it runs as process \d+ \(\/bin\/sleep \*\*\* ?\)$/);
    expect(said.get('ended')).toBe('step 0 acting  step 0 converged');
    expect(said.get('remaining')).toBe('0');
  });
});

// No registry has it; docs/supervisor.md lists what is used and since which release it is there.
test.todo('supervisor 3.x, which platforms before 4.4 have');
