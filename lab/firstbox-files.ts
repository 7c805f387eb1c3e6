import type { LabZone } from './lab-zone';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabHost } from './host-plan';
import { installerFiles } from './installer-files';
import { nodeGroups } from './node-groups';
import type { KeyPair } from './key-pair';
import { packageFiles } from './package-files';
import type { PlantedFile } from './planted-file';
import { platformText, regionOf } from './platform-text';

/** What the firstbox has beside the common files: the platform's commands, inventory and configuration. */
export async function firstboxFiles(
  hosts: readonly LabHost[],
  zone: LabZone,
  toNodes: KeyPair,
  hostKeys: ReadonlyMap<string, KeyPair>,
): Promise<readonly PlantedFile[]> {
  return [
    { path: '/root/.ssh/id_ed25519', content: toNodes.privateKey, mode: 0o600 },
    { path: '/root/.ssh/known_hosts', content: knownHosts(hosts, hostKeys) },
    {
      path: '/etc/ssh/ssh_config',
      content: 'Host *\n    StrictHostKeyChecking yes\n    HashKnownHosts no\n',
    },
    ...(await commands(zone)),
    ...settings(hosts, zone),
    ...groupFiles(hosts, zone),
    ...(await variables(zone)),
    ...(await packageFiles(zone)),
    ...(await installerFiles(zone)),
    { path: '/pitrix/log/exec_nodes/.keep', content: '' },
  ];
}

function knownHosts(hosts: readonly LabHost[], hostKeys: ReadonlyMap<string, KeyPair>): string {
  return hosts
    .map(({ name, addresses }) => {
      const key = hostKeys.get(name);
      if (key === undefined) throw new Error(`lab host ${name}: no host key was made`);
      return `${name},${addresses.join(',')} ${key.publicKey}\n`;
    })
    .join('');
}

async function commands({ execNodes }: LabZone): Promise<readonly PlantedFile[]> {
  const fanOut = await readFile(join(__dirname, 'stand-ins', 'exec_nodes.sh'), 'utf8');
  const worker = await readFile(join(__dirname, 'stand-ins', '_exec_node.sh'), 'utf8');
  return [
    {
      path: '/pitrix/upgrade/exec_nodes.sh',
      content: fanOut.replace(/^generation=2\b/m, `generation=${execNodes}`),
      mode: 0o755,
    },
    { path: '/pitrix/upgrade/_exec_node.sh', content: worker, mode: 0o755 },
    ...(execNodes === 1
      ? [{ path: '/pitrix/upgrade/nodes', content: '/pitrix/conf/nodes', link: true }]
      : []),
  ];
}

/** One line each, blank inside the parentheses, `nodes=(  );` for an empty group. */
function groupFiles(hosts: readonly LabHost[], { zone, region }: LabZone): readonly PlantedFile[] {
  return [...nodeGroups(hosts)].flatMap(([group, members]) => {
    const content = `nodes=( ${members.join(' ')} );\n`;
    const names = region ? [group, `${zone}-${group}`] : [group];
    return names.map((name) => ({ path: `/pitrix/conf/nodes/${name}`, content }));
  });
}

function settings(hosts: readonly LabHost[], { zone, region }: LabZone): readonly PlantedFile[] {
  return hosts
    .filter(({ role }) => role !== 'firstbox')
    .map(({ name, role, addresses }) => ({
      path: `/pitrix/conf/settings/${name}`,
      content: `# common settings
role="${role}"
is_region="${region ? 1 : 0}"
region_id="${region ? regionOf(zone) : ''}"
zone_id="${zone}"
# os settings
os_name="trusty"
os_version="14.04.5"
hostname="${name}"
# network settings
firstbox_address="10.77.0.1"
mgmt_network_interface="eth0"
mgmt_network_address="${addresses[0]}"
mgmt_network_netmask="255.255.0.0"
${role === 'hyper' ? 'container_mode="local"' : 'physical_host_network_interface="eth0"'}
`,
    }));
}

async function variables(zone: LabZone): Promise<readonly PlantedFile[]> {
  const render = (file: string): Promise<string> => platformText(file, zone);
  const global = '/pitrix/conf/variables/global';
  const boss = await render('boss.yaml');
  return [
    { path: '/pitrix/version.json', content: await render('version.json') },
    { path: '/pitrix/conf/variables/variables.yaml', content: await render('variables.yaml') },
    { path: `${global}/server.yaml.${zone.zone}`, content: await render('server.yaml') },
    { path: `${global}/boss.yaml.${zone.zone}`, content: boss },
    { path: `${global}/boss.yaml.${zone.zone}.bak`, content: boss },
  ];
}
