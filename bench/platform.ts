import { readFileSync } from 'node:fs';
import type { Lab } from '../lab/start-lab';

/** V1 as its packages bring it: its programs, its site, its variables. Waits until nothing of it is only starting. */
const plantNode = `
shopt -s nullglob
packages=/var/cache/lab-packages
for file in "$packages"/etc/supervisor/conf.d/*.conf; do cp "$file" /etc/supervisor/conf.d/; done
if [ -e "$packages/etc/nginx/sites-available/boss.conf" ]; then
  cp "$packages/etc/nginx/sites-available/boss.conf" /etc/nginx/sites-available/
  ln -sf /etc/nginx/sites-available/boss.conf /etc/nginx/sites-enabled/boss.conf
  nginx -s reload 2>/dev/null
fi
supervisorctl update >/dev/null
for _ in $(seq 150); do
  supervisorctl status | grep -q STARTING || exit 0
  sleep 0.2
done
exit 1`;
const plantFirstbox = `
mkdir -p /root/bench
cp -n /pitrix/conf/variables/global/boss.yaml* /root/bench/ 2>/dev/null
cp /root/bench/* /pitrix/conf/variables/global/`;

const leftOnNode = `
shopt -s nullglob
for file in /var/cache/lab-packages/etc/supervisor/conf.d/*.conf; do
  name=\${file##*/} name=\${name%.conf}
  [ ! -e "/etc/supervisor/conf.d/$name.conf" ] || echo "file of $name"
  supervisorctl status | awk -v name="$name" '$1 == name { print "program", name }'
done
for folder in sites-enabled sites-available; do [ ! -e "/etc/nginx/$folder/boss.conf" ] || echo "site in $folder"; done`;
const leftOnFirstbox = `ls /pitrix/conf/variables/global | grep '^boss\\.yaml' || true`;

/** What the bench does to a lab between its measurements, and asks it. */
export class Platform {
  readonly nodes: readonly string[];

  /**
   * @param environment variables with which commands of ours work on it
   * @param hosts of the platform, with simulated ones
   */
  constructor(
    readonly lab: Lab,
    readonly environment: Readonly<Record<string, string>>,
    readonly hosts: number,
  ) {
    this.nodes = lab.record.hosts.filter(({ role }) => role !== 'firstbox').map(({ name }) => name);
  }

  /** Nodes of a group of the runbook. */
  group(role: string): readonly string[] {
    return this.lab.record.hosts.filter((host) => host.role === role).map(({ name }) => name);
  }

  pid(host: string): number {
    return this.lab.record.hosts.find(({ name }) => name === host)?.pid ?? 0;
  }

  address(host: string): string {
    return this.lab.record.hosts.find(({ name }) => name === host)?.addresses[0] ?? '';
  }

  /** V1 is back and runs on every host, as after a reinstall. @throws {Error} where a program does not start */
  async plantV1(): Promise<void> {
    await this.onEach(this.nodes, plantNode);
    await this.onEach(['firstbox'], plantFirstbox);
  }

  /** Names of V1's programs on a host, from its packages. */
  async v1Programs(host: string): Promise<readonly string[]> {
    const list = `cd /var/cache/lab-packages/etc/supervisor/conf.d 2>/dev/null && ls | sed -n 's/\\.conf$//p' || true`;
    return linesOf((await this.lab.exec(host, list)).stdout);
  }

  /** What is left of V1, a line for each thing with its host. */
  async v1Left(): Promise<readonly string[]> {
    return [
      ...(await this.onEach(this.nodes, leftOnNode)),
      ...(await this.onEach(['firstbox'], leftOnFirstbox)),
    ];
  }

  /** TCP connections that each host has accepted: ssh handshakes, for nothing else connects to a lab's host. */
  handshakes(): ReadonlyMap<string, number> {
    return new Map(
      ['firstbox', ...this.nodes].map((host) => {
        const [names = [], values = []] = readFileSync(`/proc/${this.pid(host)}/net/snmp`, 'utf8')
          .split('\n')
          .filter((line) => line.startsWith('Tcp:'))
          .map((line) => line.split(' '));
        return [host, Number(values[names.indexOf('PassiveOpens')])];
      }),
    );
  }

  private async onEach(hosts: readonly string[], script: string): Promise<readonly string[]> {
    const said: string[] = [];
    const waiting = [...hosts];
    const work = async () => {
      for (let host = waiting.shift(); host !== undefined; host = waiting.shift()) {
        const { stdout, exitCode } = await this.lab.exec(host, script);
        if (exitCode !== 0) throw new Error(`bench: ${host} was not made ready, exit code ${exitCode}`);
        said.push(...linesOf(stdout).map((line) => `${host}: ${line}`));
      }
    };
    await Promise.all([1, 2, 3, 4].map(work));
    return said;
  }
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');
