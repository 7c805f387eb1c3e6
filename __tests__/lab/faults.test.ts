/*
 * verifies: each fault breaks what it says and nothing else, and its mend restores it
 *   1. while BOSS V1 is still there: a mend leaves V1 there
 *   2. after V1 was removed: a break brings it back, a mend or a deploy takes it away again (the plans of the faults in
 *      boss-v1/ show the rest)
 */
import type { FaultName } from '../../lab/faults';
import type { Lab } from '../../lab/start-lab';
import { labForTests, labTimeout } from './lab-for-tests';

jest.setTimeout(labTimeout);
let lab: Lab;
beforeAll(async () => {
  lab = await labForTests();
});
afterAll(() => lab.down());

const stdout = async (host: string, script: string) => (await lab.exec(host, `{ ${script}\n} 2>&1`)).stdout;
const programs = async (host: string) =>
  (await stdout(host, 'supervisorctl status'))
    .replace(/ +(\w+).*/g, ' $1')
    .trimEnd()
    .split('\n');
const others = (host: string) => stdout(host, "pgrep -f '^/bin/bash /pitrix/lib/platform/'");
const processes = (host: string, name: string) =>
  stdout(host, `pgrep -f -c '^/bin/bash /pitrix/lib/boss/${name}$'`);
const served = (host: string) => stdout(host, 'exec 3<>/dev/tcp/127.0.0.1/9090 && echo served');

/** Breaks, looks, mends, looks again. */
async function during<T>(fault: FaultName, look: () => Promise<T>): Promise<{ broken: T; mended: T }> {
  await lab.break(fault);
  const broken = await look();
  await lab.mend(fault);
  return { broken, mended: await look() };
}

describe('while V1 is there', () => {
  test('program-revived changes nothing', async () => {
    const before = await stdout('boss0', 'supervisorctl pid boss_hypervisor');
    const { broken, mended } = await during('program-revived', () =>
      stdout('boss0', 'supervisorctl pid boss_hypervisor'),
    );
    expect([broken, mended]).toEqual([before, before]);
  });

  test('program-outlives-supervisord leaves an orphan and doubles nobody', async () => {
    const { broken, mended } = await during('program-outlives-supervisord', async () => ({
      programs: await programs('boss0'),
      orphans: await processes('boss0', 'boss_hypervisor'),
      consoles: await processes('boss0', 'pitrix-boss-console'),
      others: (await others('boss0')).split('\n').length - 1,
    }));
    const rest = ['boss_hypervisor_proxy RUNNING', 'pitrix-boss-console RUNNING', 'pitrix_ws RUNNING'];
    expect(broken).toEqual({ programs: rest, orphans: '1\n', consoles: '1\n', others: 1 });
    expect(mended).toEqual({ ...broken, programs: ['boss_hypervisor RUNNING', ...rest] });
  });

  test('conf-renamed: the program runs on from a file of another name', async () => {
    const look = async () =>
      [
        await stdout('lab1r01n02', 'cd /etc/supervisor/conf.d; grep -l :boss_daemon *'),
        await stdout('lab1r01n02', 'supervisorctl pid boss_daemon; supervisorctl reread'),
      ] as const;
    const before = await look();
    expect(before[0]).toBe('boss_daemon.conf\n');
    const { broken, mended } = await during('conf-renamed', look);
    expect(broken).toEqual(['00-boss.conf\n', before[1]]);
    expect(mended).toEqual(before);
  });

  test('supervisord-dead stops its programs until the mend', async () => {
    const { broken, mended } = await during('supervisord-dead', () => programs('boss1'));
    expect(broken).toEqual(['unix:///var/run/supervisor.sock no']);
    expect(mended).toHaveLength(4);
  });
});

describe('after V1 was removed', () => {
  beforeAll(async () => {
    await Promise.all(
      ['webservice0', 'boss0', 'boss1', 'proxy0'].map((host) =>
        lab.exec(
          host,
          `cd /var/cache/lab-packages && find . -name '*.conf' | sed s,^./,/, | xargs rm -f /etc/nginx/sites-enabled/boss.conf
           supervisorctl update >/dev/null
           if [[ -e /run/nginx.pid ]]; then service nginx reload >/dev/null; fi`,
        ),
      ),
    );
    expect(await programs('boss0')).toEqual(['pitrix_ws RUNNING']);
    expect(await served('proxy0')).not.toBe('served\n');
  });

  test('program-revived: one program runs, others were not restarted', async () => {
    const before = await others('boss0');
    const { broken, mended } = await during('program-revived', () => programs('boss0'));
    expect(broken).toEqual(['boss_hypervisor RUNNING', 'pitrix_ws RUNNING']);
    expect(mended).toEqual(['pitrix_ws RUNNING']);
    expect(await others('boss0')).toBe(before);
  });

  test('a mend after a deploy has repaired it, and a mend of what was never broken, do nothing', async () => {
    await lab.break('program-revived');
    await lab.exec('boss0', 'rm /etc/supervisor/conf.d/boss_hypervisor.conf && supervisorctl update');
    await lab.mend('program-revived');
    await lab.mend('program-revived');
    expect(await programs('boss0')).toEqual(['pitrix_ws RUNNING']);
  });

  test('site-revived: it is served again', async () => {
    const { broken, mended } = await during('site-revived', () => served('proxy0'));
    expect(broken).toBe('served\n');
    expect(mended).not.toBe('served\n');
  });
});

test('nginx-broken: reload fails, the running nginx serves on', async () => {
  const { broken, mended } = await during('nginx-broken', async () => [
    (await lab.exec('proxy0', 'service nginx reload &>/dev/null')).exitCode,
    await stdout('proxy0', 'exec 3<>/dev/tcp/127.0.0.1/80 && echo served'),
  ]);
  expect(broken).toEqual([1, 'served\n']);
  expect(mended).toEqual([0, 'served\n']);
});

describe('what is ordinary on real platforms', () => {
  test('apt-unsigned: each update warns and works', async () => {
    await lab.exec('firstbox', '/pitrix/build/build_pkgs.py -p pitrix-global-conf &>/dev/null');
    const { broken, mended } = await during('apt-unsigned', () =>
      stdout(
        'boss1',
        'apt-get -q update >/dev/null; echo $?; apt-cache policy pitrix-global-conf | grep Candidate',
      ),
    );
    expect(broken).toMatch(
      /^W: The repository .* (is not signed|does not have a Release file)\.\n0\n {2}Candidate: \d/,
    );
    expect(mended).toMatch(/^0\n {2}Candidate: \d/);
  });

  test('login-prints: six lines before the login, and six before what a command says', async () => {
    const { broken, mended } = await during('login-prints', async () => [
      await stdout('firstbox', 'ssh lab1r01n01 echo here 2>/dev/null'),
      await stdout('firstbox', 'ssh lab1r01n01 true 2>&1 >/dev/null | wc -l'),
    ]);
    expect(broken[0]).toMatch(/^\* .*\n.*生产环境.*\n(.*\n){4}here\n$/);
    expect(broken[1]).toBe('6\n');
    expect(mended).toEqual(['here\n', '0\n']);
  });

  test('supervisorctl-warns: on stderr only', async () => {
    const { broken, mended } = await during('supervisorctl-warns', async () => [
      await stdout('webservice0', 'supervisorctl pid 2>/dev/null | tr -d 0-9'),
      await stdout('webservice0', 'supervisorctl pid 2>&1 >/dev/null | grep -c Warning'),
    ]);
    expect(broken).toEqual(['\n', '2\n']);
    expect(mended).toEqual(['\n', '0\n']);
  });

  test('foreign-programs: nothing pending, each as its team wants it', async () => {
    const { broken, mended } = await during('foreign-programs', async () =>
      (await programs('boss0')).filter((line) => line.startsWith('inspection')),
    );
    expect(broken).toEqual([
      'inspection:inspection_cpu RUNNING',
      'inspection:inspection_disk RUNNING',
      'inspection_once EXITED',
      'inspection_report STOPPED',
    ]);
    expect(mended).toEqual([]);
  });

  test('second-nginx and vim-swap: both serve, and a reload is fine', async () => {
    await lab.break('vim-swap');
    const { broken, mended } = await during('second-nginx', async () => [
      await stdout(
        'proxy0',
        'for port in 80 8089; do (: </dev/tcp/127.0.0.1/$port) 2>/dev/null && echo $port; done',
      ),
      await stdout('proxy0', 'service nginx reload >/dev/null && ls -A /etc/nginx/sites-enabled | grep swp'),
    ]);
    expect(broken).toEqual(['80\n8089\n', '.console.conf.swp\n']);
    expect(mended).toEqual(['80\n', '.console.conf.swp\n']);
    await lab.mend('vim-swap');
    expect(await stdout('proxy0', 'ls -A /etc/nginx/sites-enabled | grep swp')).toBe('');
  });
});

test('node-unreachable: no ping, though the host lives', async () => {
  const { broken, mended } = await during('node-unreachable', async () => [
    (await lab.exec('firstbox', 'ping -c 1 -W 1 lab1r01n01 >/dev/null')).exitCode,
    await stdout('lab1r01n01', 'uname -n'),
  ]);
  expect(broken).toEqual([1, 'lab1r01n01\n']);
  expect(mended).toEqual([0, 'lab1r01n01\n']);
});

test('sshd-frozen: pings, and never says a word', async () => {
  const { broken, mended } = await during('sshd-frozen', async () => [
    (await lab.exec('firstbox', 'ping -c 1 -W 1 lab1r01n02 >/dev/null')).exitCode,
    await stdout('firstbox', 'exec 3<>/dev/tcp/lab1r01n02/22 && timeout 1 head -c 3 <&3'),
  ]);
  expect(broken).toEqual([0, '']);
  expect(mended).toEqual([0, 'SSH']);
});

test('group-empty: only the group hyper', async () => {
  const { broken, mended } = await during('group-empty', () =>
    stdout('firstbox', 'cd /pitrix/conf/nodes && cat hyper non-hyper'),
  );
  const nonHyper = 'nodes=( boss0 boss1 proxy0 webservice0 zoocassa0 );\n';
  expect(broken).toBe(`nodes=(  );\n${nonHyper}`);
  expect(mended).toBe(`nodes=( lab1r01n01 lab1r01n02 );\n${nonHyper}`);
});

test('parallel-missing', async () => {
  const { broken, mended } = await during('parallel-missing', () => stdout('firstbox', 'type -p parallel'));
  expect([broken, mended]).toEqual(['', '/usr/bin/parallel\n']);
});
