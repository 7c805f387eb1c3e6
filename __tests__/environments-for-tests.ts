import type { Environment } from '../lib/environment/environment';
import { parseEnvironment } from '../lib/environment/parse-environment';

/** An ed25519 key that no host has. */
export const hostKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f';

/** A valid zone environment named `unit`; `more` is appended YAML. */
export function environmentForTests(topology: 'zone' | 'region' = 'zone', more = ''): Environment {
  const zone = topology === 'zone' ? 'zone: unit1' : 'zone: unit1a\nregion: unit1';
  const parsed = parseEnvironment(
    'unit.yaml',
    `apiVersion: boss-cdktf/v1\n${zone}\ndomain: unit.example\ninstaller: '4.7'\ntopology: ${topology}\nplace: global\nlayout: standard\nfirstbox:\n  host: firstbox.unit.example\n  user: root\n  hostKey: ${hostKey}\nboss:\n  v1: absent\n${more}`,
  );
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.environment;
}
