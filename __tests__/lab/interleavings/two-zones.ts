import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { type Operator, operatorOf, type Site, startSite } from '../site';

export const zones = ['lab1a', 'lab1b'] as const;
export type LabZoneName = (typeof zones)[number];

/** Nodes of each zone; all of them are in each of its four groups. */
export const nodesOf = {
  lab1a: ['lab1a-boss0', 'lab1ar01n01'],
  lab1b: ['lab1a-boss1', 'lab1ar01n02'],
} as const;
const fileOf = (zone: LabZoneName) => `/pitrix/conf/variables/global/server.yaml.${zone}`;
const onNodes = '/pitrix/conf/global/server.yaml';
/** Stands in both zones' files, and must be shown nowhere. */
export const secret = 'not-a-secret-but-must-never-be-printed';

/** A region of two zones on one firstbox, whose `mv` can be held for each zone. */
export class TwoZones {
  private constructor(
    readonly site: Site,
    private readonly first: Readonly<Record<LabZoneName, string>>,
  ) {}

  static async start(): Promise<TwoZones> {
    const site = await startSite('two-zones', { hosts: 8, region: true });
    await site.lab.exec('firstbox', secondZone);
    for (const zone of zones)
      for (const node of nodesOf[zone])
        await site.lab.exec(node, `echo ${zone} >/etc/zone-for-tests; sed -i 's/lab1a/${zone}/' ${onNodes}`);
    const read = async (zone: LabZoneName) => (await site.lab.exec('firstbox', `cat ${fileOf(zone)}`)).stdout;
    return new TwoZones(site, { lab1a: await read('lab1a'), lab1b: await read('lab1b') });
  }

  private get folder(): string {
    return dirname(this.site.environment['BOSS_ENVIRONMENT'] ?? '');
  }

  /** Somebody's clone for one zone: files and a Terraform state of their own. */
  desk(by: string, zone: LabZoneName): { readonly operator: Operator; readonly wish: (vip: string) => void } {
    const lab = this.site.environment['BOSS_ENVIRONMENT'] ?? '';
    const folder = join(this.folder, `${by}-${zone}`);
    mkdirSync(join(folder, 'state'), { recursive: true, mode: 0o700 });
    const file = join(folder, 'lab.yaml');
    const text = readFileSync(lab, 'utf8')
      .replace('zone: lab1a', `zone: ${zone}`)
      .replace('sshConfig: ssh_config', `sshConfig: ${join(this.folder, 'ssh_config')}`);
    return {
      operator: operatorOf({
        ...this.site.environment,
        BOSS_ENVIRONMENT: file,
        BOSS_STATE_DIR: join(folder, 'state'),
        CDKTF_OUTDIR: join(folder, 'cdktf.out'),
      }),
      wish: (vip) =>
        writeFileSync(
          file,
          text.replace('v1: absent', `notifyWebhook: { proxyVips: { ${zone}: ${vip} }, otherVip: meant }`),
        ),
    };
  }

  /** Gives a zone's locks to the next deploy. */
  async takeOver(zone: LabZoneName): Promise<string> {
    const file = join(this.folder, `alice-${zone}`, 'lab.yaml');
    const words = ['scripts/boss.cjs', 'take-over', file, '--yes'];
    const { all } = await execa('node', words, {
      cwd: join(__dirname, '../../..'),
      env: this.site.environment,
      reject: false,
      all: true,
    });
    return all;
  }

  /** A zone's server.yaml as it was at first, or with this address in it. */
  textWith(zone: LabZoneName, vip?: string): string {
    const text = this.first[zone];
    if (vip === undefined) return text;
    const webhook = [
      '      notifylog_third_parties:',
      '        webhook:',
      "          type: 'webhook'",
      `          url: 'http://${vip}:6777/alert_receiver/nf/'`,
    ];
    return text
      .replace('enable_save_notifylog: true', 'enable_save_notifylog: false')
      .replace(/\n.*oncall@.*\n/, (line) => `${line}${webhook.join('\n')}\n`);
  }

  /** The file on the firstbox and on each node of the zone, by host. */
  async files(zone: LabZoneName): Promise<Readonly<Record<string, string>>> {
    const entries = [['firstbox', fileOf(zone)], ...nodesOf[zone].map((node) => [node, onNodes])] as const;
    const read = entries.map(async ([host = '', path = '']) => [
      host,
      (await this.site.lab.exec(host, `cat ${path}`)).stdout,
    ]);
    return Object.fromEntries((await Promise.all(read)) as [string, string][]);
  }

  /** What `mv` put in place on the firstbox since it came up: zone and sha256. */
  async moved(): Promise<readonly (readonly string[])[]> {
    const { stdout } = await this.site.lab.exec('firstbox', 'cat /root/moved 2>/dev/null');
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split(' '));
  }

  async isHeld(zone: LabZoneName): Promise<boolean> {
    // Its time may have come to an end meanwhile.
    const itsMove = `pgrep -f '[/]usr/local/bin/mv .*server.yaml.${zone}$' >/dev/null`;
    return (await this.firstbox(`test -e /root/held.${zone} && ${itsMove}`)) === 0;
  }

  async firstbox(script: string): Promise<number> {
    return (await this.site.lab.exec('firstbox', script)).exitCode;
  }
}

// The package brings the files of both zones; a node takes that of its own.
const secondZone = `set -e
sed -i 's/^    - lab1a$/&\\n    - lab1b/' /pitrix/conf/variables/variables.yaml
sed -n '/^lab1a:/,$p' /pitrix/conf/variables/variables.yaml | sed 's/^lab1a:/lab1b:/' >/root/section
cat /root/section >>/pitrix/conf/variables/variables.yaml
sed 's/lab1a/lab1b/' ${fileOf('lab1a')} >${fileOf('lab1b')}
for group in webservice boss hyper proxy; do
  echo 'nodes=( ${nodesOf.lab1a.join(' ')} );' >/pitrix/conf/nodes/lab1a-$group
  echo 'nodes=( ${nodesOf.lab1b.join(' ')} );' >/pitrix/conf/nodes/lab1b-$group
done
cd /pitrix/build/packages/deb/pitrix-global-conf
for zone in lab1a lab1b; do echo "/pitrix/conf/variables/global/server.yaml.$zone /pitrix/conf/global/zones/$zone"; done >sources
printf '%s\\n' '#!/bin/sh' 'cat /pitrix/conf/global/zones/$(cat /etc/zone-for-tests) >${onNodes}' >DEBIAN/postinst
chmod 755 DEBIAN/postinst
printf '%s\\n' '#!/bin/bash' 'aim=\${*: -1} zone=\${aim##*.}' \
  'case $aim in */server.yaml.*) ;; *) exec /bin/mv "$@" ;; esac' \
  'if [ -e /root/hold.$zone ]; then touch /root/held.$zone; while [ -e /root/hold.$zone ]; do sleep 0.05; done; fi' \
  '/bin/mv "$@"; ended=$?; echo "$zone $(sha256sum <$aim | cut -c1-64)" >>/root/moved; rm -f /root/held.$zone; exit $ended' >/usr/local/bin/mv
chmod 755 /usr/local/bin/mv`;
