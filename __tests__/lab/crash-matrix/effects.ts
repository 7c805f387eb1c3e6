import type { Site } from '../site';

/** How often something was done, by what and where: what must not be done twice. */
export type Effects = Readonly<Record<string, number>>;

/** Each prints one line for each time that something was done. */
const counted: readonly { readonly hosts: 'firstbox' | 'nodes'; readonly script: string }[] = [
  { hosts: 'firstbox', script: `sed 's/.*/deploy job started/' /pitrix/log/deploy/starts.log` },
  {
    hosts: 'firstbox',
    script: `sed -n 's/.*Building \\[\\(.*\\)\\] .*/build of \\1/p' /pitrix/log/build_pkgs/build_pkgs.log`,
  },
  {
    hosts: 'firstbox',
    script: `sed -n 's/.*Updating \\[\\(.*\\)\\] with \\[\\(.*\\)\\].*/update of \\1: \\2/p' /pitrix/log/update_nodes/update_nodes.log`,
  },
  {
    hosts: 'firstbox',
    script: `find /var/backups/boss-cdktf -type f -printf 'backup of %f\\n'`,
  },
  {
    hosts: 'nodes',
    script: `awk '$3 != "areyouok" && $3 != "versions" { print "django_manage.sh " $3 }' /pitrix/log/boss2/django_manage.log`,
  },
  {
    hosts: 'nodes',
    script: `sed -n "s/.* stopped: \\([a-z0-9_-]*\\) .*/program \\1 stopped/p; s/.* spawned: '\\([^']*\\)'.*/program \\1 started/p" /var/log/supervisor/supervisord.log`,
  },
];

export const nodes = ['webservice0', 'boss0', 'boss1', 'proxy0', 'lab1r01n01', 'lab1r01n02'] as const;

/** What was done on the platform since it came up. */
export async function effectsOn({ lab }: Site): Promise<Effects> {
  const counts: Record<string, number> = {};
  for (const host of ['firstbox', ...nodes]) {
    const scripts = counted.filter(({ hosts }) => (hosts === 'firstbox') === (host === 'firstbox'));
    const { stdout } = await lab.exec(
      host,
      `exec 2>/dev/null; ${scripts.map(({ script }) => script).join('; ')}`,
    );
    for (const line of stdout.split('\n').filter((one) => one !== '')) {
      const key = host === 'firstbox' ? line : `${host}: ${line}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
}

const state = [
  `supervisorctl status | awk '{ print "program", $1, $2 }'`,
  `dpkg-query -W -f 'package \${Package} \${Version} \${Status}\\n' 'pitrix*'`,
  `find /pitrix/conf /pitrix/config /etc/supervisor /etc/nginx/sites-* /pitrix/bin /var/lib/boss2 /var/lib/boss-cdktf -type f -exec sha256sum {} + | sed 's/^\\(.\\{12\\}\\)[0-9a-f]* /file \\1/'`,
  `find /etc/nginx/sites-enabled -type l -printf 'link %p %l\\n'`,
  `find /pitrix/repo -name '*.deb' -printf 'deb %p\\n'`,
  `find / -xdev -name '*boss-cdktf*' -printf 'ours %p\\n'`,
  `find /tmp /run/lock -mindepth 1 -printf 'left %p\\n' | grep -vE '/(exec|update)_nodes'`,
];

/** What the platform is in the end, one line each: programs, packages, files, and what is left of us. */
export async function stateOf({ lab }: Site): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const host of ['firstbox', ...nodes]) {
    const { stdout } = await lab.exec(host, `exec 2>/dev/null; { ${state.join('; ')}; } | LC_ALL=C sort`);
    lines.push(
      ...stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => `${host} ${line}`),
    );
  }
  return lines;
}
