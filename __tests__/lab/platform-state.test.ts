/*
 * verifies: what a lab's platform is before BOSS V2
 *   1. templates, cronus, the hosts lines, an earlier job
 *   2. what the start of a job refuses
 *   3. the faults that make a platform unfit for V2
 */
import type { Lab } from '../../lab/start-lab';
import { installerOf, vmVariables, type Installer } from './installer-for-tests';
import { labForTests, labTimeout } from './lab-for-tests';

jest.setTimeout(labTimeout);
let lab: Lab;
let installer: Installer;
beforeAll(async () => {
  lab = await labForTests();
  installer = installerOf(lab);
});
afterAll(() => lab.down());

const said = (script: string) => installer.said(script);
const topology = () =>
  said(
    String.raw`exec 3<>/dev/tcp/api.lab.example/80; printf 'GET /monitor/lab1/api/topology HTTP/1.0\r\nHost: api.lab.example\r\n\r\n' >&3; sed -n '1p;$p' <&3`,
  );

describe('before V2', () => {
  test('templates with every component off, and nothing of V2', async () => {
    expect(await said('grep -h ^deploy_ /pitrix/config/templates/vm_variables.template.yaml')).toBe(
      ['boss', 'cronus', 'warehouse', 'v2v', 'iam', 'hpc', 'eipctl', 'rsserver', 'vdi', 'bm']
        .map((name) => `deploy_${name}: 0\n`)
        .join(''),
    );
    expect(await said('grep -h deploy_boss: /pitrix/config/variables.lab1.yaml')).toBe('  deploy_boss: 0\n');
    expect((await installer.firstbox('ls /pitrix/conf/variables/boss2')).exitCode).not.toBe(0);
    expect(await said('cat /pitrix/upgrade/packages/boss')).toBe("packages=('pitrix-boss2-manager');\n");
  });

  test('cronus is there: its group, and what it tells; cronus-missing takes both away', async () => {
    const look = async () => [
      await said(
        'cat /pitrix/conf/nodes/influxdb; grep -w deploy_cronus /pitrix/conf/variables/variables.yaml',
      ),
      await topology(),
    ];
    expect(await installer.during('cronus-missing', look)).toEqual([
      ['nodes=(  );\n  deploy_cronus: 0\n', expect.stringMatching(/^HTTP\/1.1 404 /)],
      [
        'nodes=( zoocassa0 );\n  deploy_cronus: 1\n',
        expect.stringMatching(/^HTTP\/1.1 200 [^]*"zone": "lab1"/),
      ],
    ]);
  });

  test('dump_hosts.py: the proxy first, to a file only when told so', async () => {
    const lines = await said('/pitrix/bin/dump_hosts.py');
    expect(lines).toMatch(/^10\.77\.200\.1 console\.lab\.example api\.lab\.example boss\.lab\.example\n/);
    expect(await said('/pitrix/bin/dump_hosts.py -f /root/hosts; cat /root/hosts; rm /root/hosts')).toBe(
      lines,
    );
    expect(await said('getent hosts supervisor.lab.example')).toMatch(/^10\.77\.200\.1 /);
  });

  test('the status is that of a job of long ago; without PYTHONPATH there is none', async () => {
    expect(await installer.component('status')).toBe(
      '{\n    "job_id": "j-0c4a17e5",\n    "ret_code": 0,\n    "status": "successful"\n}\n',
    );
    expect(await installer.platform()).toBe('running');
    const bare = await lab.exec('firstbox', '/pitrix/cli/describe-qingcloud.py 2>&1');
    expect([bare.exitCode, bare.stdout]).toEqual([1, expect.stringMatching(/No module named/)]);
  });

  test.each([
    ['no component', () => installer.wish('nothing')],
    [
      'two components',
      async () => `${await installer.wish('boss')}${await said(`echo 'deploy_v2v: 1' >>${vmVariables}`)}`,
    ],
    ['a component the lab cannot deploy', () => installer.wish('vdi')],
    ['no file', () => said(`rm ${vmVariables}`)],
  ])('a start is refused for %s, in words', async (_name, prepare) => {
    await prepare();
    expect(await installer.start()).toEqual({ exitCode: 1, stdout: expect.stringMatching(/^Error: /) });
    expect((await installer.firstbox('ls /pitrix/log/deploy/starts.log')).exitCode).not.toBe(0);
  });
});

describe('the platform around it', () => {
  const version = () => said('grep -m 1 installer /pitrix/version.json');
  test.each([
    ['installer-old', '4.2.1'],
    ['installer-443', '4.4.3'],
    ['installer-44', '4.4'],
  ] as const)('%s', async (fault, old) => {
    const line = (installer: string) => `        "installer": "${installer}",\n`;
    expect(await installer.during(fault, version)).toEqual([line(old), line('4.7')]);
  });

  test('platform-upgrading and platform-busy', async () => {
    const look = () => said('ls /pitrix/upgrade/*.Done 2>/dev/null; cat /pitrix/version.json');
    const before = await look();
    const [broken, mended] = await installer.during('platform-upgrading', look);
    expect(broken).toMatch(/^\/pitrix\/upgrade\/pre_upgrade\.Done\n/);
    const { current } = JSON.parse(broken.slice(broken.indexOf('{'))) as { readonly current: object };
    expect(Object.keys(current)).toEqual(['installer', 'qingcloud', 'old_upgrade', 'new_upgrade', 'patch']);
    expect(mended).toBe(before);
    expect(await installer.during('platform-busy', () => installer.platform())).toEqual([
      'upgrading',
      'running',
    ]);
  });

  test('zone-is-sub, zoocassa-old, webhook-value-back', async () => {
    const place = () =>
      said("sed -n 's/^ *is_\\(global\\|sub\\)_zone: //p' /pitrix/conf/variables/variables.yaml");
    expect(await installer.during('zone-is-sub', place)).toEqual(['0\n1\n', '1\n0\n']);
    const ubuntu = async () => (await lab.exec('zoocassa0', 'lsb_release -ds')).stdout;
    expect(await installer.during('zoocassa-old', ubuntu)).toEqual([
      'Ubuntu 14.04.2 LTS\n',
      'Ubuntu 14.04.5 LTS\n',
    ]);
    const server = '/pitrix/conf/variables/global/server.yaml.lab1';
    const saves = () => said(`sed -n 's/.*enable_save_notifylog: //p' ${server}`);
    expect(await installer.during('webhook-value-back', saves)).toEqual(['true\n', 'true\n']);
    await said(`sed -i 's/enable_save_notifylog: true/enable_save_notifylog: false/' ${server}`);
    expect(await installer.during('webhook-value-back', saves)).toEqual(['true\n', 'false\n']);
  });
});
