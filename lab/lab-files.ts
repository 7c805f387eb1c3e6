import { join } from 'node:path';
import { asRoot } from './as-root';
import type { LabZone } from './lab-zone';
import type { KeyPair } from './key-pair';
import type { PlantedFile } from './planted-file';

/** The environment file of a lab: how an operator would describe it. */
export function environmentFile(zone: LabZone, firstboxKey: KeyPair): PlantedFile {
  const [type, key] = firstboxKey.publicKey.split(' ');
  const lines = [
    'apiVersion: boss-cdktf/v1',
    `zone: ${zone.zone}`,
    ...(zone.region ? [`region: ${zone.zone.replace(/[a-z]$/, '')}`] : []),
    `domain: ${zone.domain}`,
    "installer: '4.7'",
    `topology: ${zone.region ? 'region' : 'zone'}`,
    'place: global',
    'layout: standard',
    'firstbox:',
    '  host: firstbox.lab',
    '  user: root',
    `  hostKey: ${type} ${key}`,
    '  sshConfig: ssh_config',
    'boss:',
    '  v1: absent',
    '',
  ];
  return { path: 'lab.yaml', content: lines.join('\n') };
}

/** How OpenSSH reaches the firstbox from an ordinary shell. The host key is left to whoever connects. */
export async function sshConfig(directory: string, lab: number, address: string): Promise<PlantedFile> {
  const enter = await asRoot(['nsenter', '--target', String(lab), '--net', '--']);
  const words = [process.execPath, join(__dirname, 'pipe.mjs'), address, '22'];
  const pipe = words
    .map((word) => `'${word}'`)
    .join(' ')
    .replaceAll('%', '%%');
  const lines = [
    'Host firstbox.lab',
    '    User root',
    `    IdentityFile "${join(directory, 'operator_key')}"`,
    '    IdentitiesOnly yes',
    `    ProxyCommand ${enter.join(' ')} ${pipe}`,
    '',
  ];
  return { path: 'ssh_config', content: lines.join('\n') };
}
