/*
 * verifies: plans and deploys on hosts as real platforms have them; each test is one case of a family (docs/what-counts.md)
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unkindFaults } from '../../lab/faults';
import { quote } from '../../lib/remote/quote';
import { type Plan, type Site, startSite } from './site';

let site: Site;
let plan: Plan;
let environmentText: string;

const exec = (host: string, script: string) => site.lab.exec(host, script);
const environmentFile = () => site.environment['BOSS_ENVIRONMENT'] ?? '';
/** Lines of drift, and what a plan warns of. */
const said = (one: Plan) => [...one.drift, ...site.warnings()].join('\n');
const secondSupervisord = `[unix_http_server]
file=/run/second.sock
[supervisord]
pidfile=/run/second.pid
logfile=/var/log/second.log
[program:boss_hypervisor]
command=/pitrix/lib/boss/boss_hypervisor
startsecs=0
`;

/** A plan with other lines in the environment file. */
async function planWith(lines: string): Promise<Plan> {
  writeFileSync(environmentFile(), `${environmentText}${lines}`);
  const other = await site.plan();
  writeFileSync(environmentFile(), environmentText);
  return other;
}

beforeAll(async () => {
  site = await startSite('unkind-hosts', { hosts: 9 });
  environmentText = readFileSync(environmentFile(), 'utf8');
});
afterAll(() => site.down());

test('an unkind lab has all of it at once', async () => {
  const broken = site.lab.record.hosts
    .filter(({ role }) => role !== 'firstbox')
    .map(async ({ name }) => (await exec(name, 'ls /run/lab-faults 2>/dev/null')).stdout.split('\n'));
  expect((await Promise.all(broken)).flat().filter(Boolean).sort()).toEqual([...unkindFaults].sort());
});

describe('V1 was taken away by hand, and some of it is still there', () => {
  beforeAll(async () => {
    const away = 'cd /etc/supervisor/conf.d && rm -f *boss* && supervisorctl update &>/dev/null';
    const nodes = site.lab.record.hosts.filter(({ role }) => ['boss', 'webservice', 'hyper'].includes(role));
    await Promise.all(nodes.map(({ name }) => exec(name, away)));
    await exec('firstbox', 'rm /pitrix/conf/variables/global/boss.yaml*');
    await exec('boss0', 'setsid nohup /pitrix/lib/boss/boss_hypervisor &>/dev/null &');
    await exec(
      'boss1',
      `printf %s ${quote(secondSupervisord)} >/root/second.conf; supervisord -c /root/second.conf`,
    );
    // A second nginx and a swap file are cases of their own.
    await site.lab.mend('second-nginx');
    await site.lab.mend('vim-swap');
    await exec(
      'proxy0',
      `cd /etc/nginx && mv sites-available/boss.conf sites-enabled/10-boss.conf && rm sites-enabled/boss.conf && service nginx reload >/dev/null`,
    );
    await exec(
      'proxy1',
      `rm /etc/nginx/sites-*/boss.conf; pkill -9 -P "$(cat /run/nginx.pid)"
       until [[ -n $(pgrep -P "$(cat /run/nginx.pid)") ]]; do sleep 0.1; done`,
    );
    plan = await site.plan();
  });

  test('there is a plan; the sites are served and the programs run', async () => {
    expect([plan.planned, plan.output]).toEqual([true, expect.any(String)]);
    for (const host of ['proxy0', 'proxy1'])
      expect((await exec(host, ': </dev/tcp/127.0.0.1/9090')).exitCode).toBe(0);
    for (const host of ['boss0', 'boss1'])
      expect((await exec(host, 'pgrep -fc /pitrix/lib/boss/boss_hypervisor')).stdout).toBe('1\n');
  });

  test('A3 a program of V1 that was started outside supervisord is named', () => {
    expect(said(plan)).toMatch(/boss0\b.*boss_hypervisor/);
  });

  test('A4 the second supervisord, which would start a program of V1 again, is named', () => {
    expect(said(plan)).toMatch(/boss1\b.*second\.conf/);
  });

  test('B2 the site of V1 under another name, which nginx serves, is named', () => {
    expect(said(plan)).toMatch(/proxy0\b.*10-boss\.conf/);
  });

  test('B4 the site that new workers of the old master serve is named', () => {
    expect(said(plan)).toMatch(/proxy1\b.*boss\.conf/);
  });

  test('A4 what comes back is not claimed to be gone; who starts it is said', async () => {
    const { exitCode, output } = await site.apply();
    expect([exitCode, output]).toEqual([1, expect.any(String)]);
    expect(output).toMatch(/boss0 .*: done and proven/);
    expect(output).toMatch(
      /boss1 .*NOT proven: .*boss_hypervisor was ended and runs again .* -c \/root\/second\.conf /,
    );
  }, 120_000);

  describe('others of both families are there as well', () => {
    const program = (lines: string) =>
      `[program:boss_hypervisor]\ncommand=/pitrix/lib/boss/boss_hypervisor\n${lines}`;
    const conf = (name: string, text: string) =>
      `printf %s ${quote(text)} >/etc/supervisor/conf.d/${name}; supervisorctl update`;
    const came = {
      boss0: conf(
        'platform.conf',
        `[group:platform]\nprograms=boss_hypervisor\n${program('process_name=hv_%(process_num)d\nnumprocs=2\n')}`,
      ),
      boss1: `kill "$(cat /run/second.pid)"; while [ -e /run/second.pid ]; do sleep 0.1; done
        ${conf('00-v1.conf', program('autostart=false\n').replaceAll('\n', '\r\n'))}`,
      webservice0: `mkdir -p /opt/old; echo 'import time; time.sleep(600)' >/opt/old/boss_collector.py
        setsid nohup python3 -u /opt/old/boss_collector.py &>/dev/null &
        printf '#!/bin/bash\\nwhile :; do sleep 1; done\\n' >/opt/old/agent; chmod +x /opt/old/agent
        printf '[program:boss_aggregator]\\ncommand=/opt/old/agent -c /etc/agent.yaml\\n' >/etc/supervisor/conf.d/boss_aggregator.conf
        setsid nohup /opt/old/agent -d &>/dev/null &`,
      proxy0: 'ln -s ../sites-available/boss.conf /etc/nginx/sites-enabled/v1',
      proxy1: `cd /etc/nginx; kill "$(cat /run/nginx.pid)"; while [ -e /run/nginx.pid ]; do sleep 0.1; done
        echo 'server { listen 9090; listen unix:/run/v1.sock; }' >sites-enabled/boss.conf
        nginx -c /etc/nginx/../nginx/nginx.conf -g 'worker_rlimit_nofile 2048;'; mv sites-enabled/boss.conf sites-available
        pkill -9 -P "$(cat /run/nginx.pid)"; until [[ -n $(pgrep -P "$(cat /run/nginx.pid)") ]]; do sleep 0.1; done`,
    };
    beforeAll(async () => {
      await Promise.all(Object.entries(came).map(([host, script]) => exec(host, script)));
      plan = await site.plan();
    }, 120_000);

    test.each([
      [
        'A the processes of a program that have names of their own',
        /boss0: program boss_hypervisor: .*found unsup/,
      ],
      ['A a group of a file with another name', /boss0: other files.*platform\.conf has \[group:platform\]/],
      ['A a program that does not start by itself', /boss1: program boss_hypervisor: .*found stopped/],
      ['A a file with CR LF', /boss1: other files.*00-v1\.conf has \[program:boss_hypervisor\]/],
      [
        'A an interpreter with options',
        /webservice0: program boss_collector: .*python3 -u \/opt\/old\/boss_collector\.py/,
      ],
      [
        'A an executable of another name, which the section has',
        /webservice0: program boss_aggregator: .*found unsupervised \(process \d+ \(\/bin\/bash \/opt\/old\/agent -d /,
      ],
      ['B a link that leads nowhere', /proxy0: nginx site boss\.conf: .*found copied \(.*sites-enabled\/v1/],
      [
        'B a unix socket, of an nginx with words of its own',
        /proxy1: nginx site boss\.conf: .*found unreloaded/,
      ],
    ])('%s', (_, line) => {
      expect([plan.planned, plan.output]).toEqual([true, expect.any(String)]);
      expect(plan.drift.join('\n')).toMatch(line);
    });

    test('all of it is taken away, and nothing else', async () => {
      const { exitCode, output } = await site.apply();
      expect([exitCode, output]).toEqual([0, expect.any(String)]);
      for (const host of ['proxy0', 'proxy1']) {
        const { stdout } = await exec(
          host,
          'ls /etc/nginx/sites-enabled; grep -c "00010000.*v1.sock" /proc/net/unix; (: </dev/tcp/127.0.0.1/9090) 2>/dev/null && echo served',
        );
        expect([host, stdout.split('\n')]).toEqual([host, ['console.conf', 'cronus-api.conf', '0', '']]);
      }
      for (const host of ['boss0', 'boss1']) {
        const { stdout } = await exec(host, 'ls /etc/supervisor/conf.d; supervisorctl status');
        expect([host, stdout]).toEqual([host, expect.stringMatching(/pitrix_ws +RUNNING/)]);
        expect(stdout).not.toMatch(/hv_|boss_hyp|platform|00-v1/);
      }
      expect((await site.plan()).actions).toEqual({});
    }, 120_000);
  });
});

test('D3 a platform file that PyYAML reads is no reason to have no plan', async () => {
  const file = '/pitrix/conf/variables/global/server.yaml.lab1';
  await exec('firstbox', `cp -p ${file} /root/kept; printf 'lab_note: "a text\\nthat goes on"\\n' >>${file}`);
  const { planned, output } = await planWith("  notifyWebhook: { proxyVips: { lab1: '10.77.200.1' } }\n");
  await exec('firstbox', `mv /root/kept ${file}`);
  expect([planned, output]).toEqual([true, expect.any(String)]);
});

test('E3 a login that is refused is not taken for a changed host key', async () => {
  await exec(
    'firstbox',
    `echo 'Questions about the host key: call 1234' >/etc/ssh/banner; echo 'Banner /etc/ssh/banner' >/etc/ssh/sshd_config.d/banner.conf
     read -r pid </run/sshd.pid; rm /run/sshd.pid; kill -HUP "$pid"; until [[ -s /run/sshd.pid ]]; do sleep 0.1; done`,
  );
  const file = join(environmentFile(), '../ssh_config');
  const config = readFileSync(file, 'utf8');
  writeFileSync(file, config.replace(/IdentityFile .*/, 'IdentityFile /nonexistent'));
  const { output } = await site.plan();
  writeFileSync(file, config);
  expect(output).toMatch(/Permission denied/);
  expect(output).not.toMatch(/correct hostKey/);
});
