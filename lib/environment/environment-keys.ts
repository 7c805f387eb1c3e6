import type { EnvironmentKey } from './environment-key';
import { bossV2Keys } from './boss-v2-keys';
import { componentKeys } from './component-keys';
import { stateKeys } from './state-keys';

const compareKeys =
  '`ssh-keyscan -t ed25519 HOST` prints the key; compare it on the console of that host with /etc/ssh/ssh_host_ed25519_key.pub, then write its last two words: the type and the base64 text';

const host: EnvironmentKey = {
  noun: 'a host name or IPv4 address',
  allowed:
    'a name in lower-case letters, digits, ".", "-" and "_" as DNS or your ssh_config knows it, or an IPv4 address',
  example: 'host: firstbox.example.com',
};
const port: EnvironmentKey = {
  noun: 'a port',
  allowed: 'a whole number from 1 to 65535',
  example: 'port: 22',
};
const user: EnvironmentKey = {
  noun: 'a login name',
  allowed: 'up to 32 letters, digits, ".", "_" and "-", beginning with a letter or "_"',
  example: 'user: root',
};
const hostKey: EnvironmentKey = {
  noun: 'a host key',
  allowed:
    'type and key of an ssh-ed25519, ecdsa-sha2-nistp256/384/521 or ssh-rsa host key, with one space between them',
  example: "hostKey: 'ssh-ed25519 AAAA…'",
  cure: compareKeys,
};

function group(name: string): EnvironmentKey {
  return {
    noun: 'the name of a node group',
    allowed: 'a file name in /pitrix/conf/nodes: lower-case letters, digits and single "-"',
    example: `${name}: ${name}`,
  };
}

function policy(name: string): EnvironmentKey {
  return {
    noun: 'a mapping',
    allowed: 'maxUnreachable and maxFailPercentage',
    example: `${name}: { maxUnreachable: 2 }`,
  };
}
const maxUnreachable: EnvironmentKey = {
  noun: 'a number of hosts',
  allowed: 'a whole number from 0 to 10000: hosts that may be unreachable without holding up the others',
  example: 'maxUnreachable: 2',
};
const maxFailPercentage: EnvironmentKey = {
  noun: 'a percentage',
  allowed:
    'a whole number from 0 to 100: waves go on until more than this share of the hosts to change failed',
  example: 'maxFailPercentage: 10',
};

/** Every key of an environment file by its path, `*` standing for a place in a list; mappings among them. */
export const environmentKeys: Readonly<Record<string, EnvironmentKey>> = {
  apiVersion: {
    noun: 'a known file version',
    allowed: 'boss-cdktf/v1, the only version there is',
    example: 'apiVersion: boss-cdktf/v1',
    cure: 'write `apiVersion: boss-cdktf/v1`, or use the release of boss-cdktf that the file was written for',
  },
  zone: {
    noun: 'a zone id',
    allowed:
      'up to 32 lower-case letters and digits, beginning with a letter, as the platform spells ZONE_ID',
    example: 'zone: pek3a',
  },
  region: {
    noun: 'a region id',
    allowed:
      'up to 32 lower-case letters and digits, beginning with a letter, as the platform spells region_id',
    example: 'region: pek3',
  },
  domain: {
    noun: 'a domain name',
    allowed: 'a DNS name in lower case with at least one dot and without "http://"',
    example: 'domain: example.com',
  },
  installer: {
    noun: 'an installer version',
    allowed: 'two or three numbers with dots between them, in quotes, as "installer" in /pitrix/version.json',
    example: "installer: '4.7'",
  },
  topology: { noun: 'one of the known words', allowed: 'zone or region', example: 'topology: zone' },
  place: { noun: 'one of the known words', allowed: 'global or sub', example: 'place: global' },
  layout: {
    noun: 'one of the known words',
    allowed: 'standard, fusion or devops',
    example: 'layout: standard',
  },
  firstbox: {
    noun: 'a mapping',
    allowed: 'host and hostKey; also port, user, sshConfig and jumpHosts',
    example: 'firstbox: { host: firstbox.example.com, hostKey: … }',
    cure: 'begin with a copy of environments/examples/zone.yaml',
  },
  'firstbox.host': host,
  'firstbox.port': port,
  'firstbox.user': user,
  'firstbox.hostKey': hostKey,
  'firstbox.sshConfig': {
    noun: 'a plain path',
    allowed:
      'an absolute path, or one relative to this file, of letters, digits and "._/@+-"; "~" is not expanded',
    example: 'sshConfig: ssh_config',
  },
  'firstbox.jumpHosts': {
    noun: 'a list',
    allowed: 'up to 8 jump hosts, the nearest first',
    example: 'jumpHosts: []',
  },
  'firstbox.jumpHosts.*': {
    noun: 'a mapping',
    allowed: 'host and hostKey; also port and user',
    example: '- host: jump.example.com',
  },
  'firstbox.jumpHosts.*.host': host,
  'firstbox.jumpHosts.*.port': port,
  'firstbox.jumpHosts.*.user': user,
  'firstbox.jumpHosts.*.hostKey': hostKey,
  groups: {
    noun: 'a mapping',
    allowed: 'any of webservice, boss, hyper and proxy',
    example: 'groups: { boss: boss }',
  },
  'groups.webservice': group('webservice'),
  'groups.boss': group('boss'),
  'groups.hyper': group('hyper'),
  'groups.proxy': group('proxy'),
  fanOut: {
    noun: 'a mapping',
    allowed: 'any of engine, width and hostTimeoutSeconds',
    example: 'fanOut: { engine: ssh }',
  },
  'fanOut.engine': { noun: 'one of the known words', allowed: 'exec_nodes or ssh', example: 'engine: ssh' },
  'fanOut.width': { noun: 'a width', allowed: 'a whole number of hosts from 1 to 200', example: 'width: 10' },
  'fanOut.hostTimeoutSeconds': {
    noun: 'a time limit',
    allowed: 'a whole number of seconds from 1 to 3600',
    example: 'hostTimeoutSeconds: 120',
  },
  rollout: {
    noun: 'a mapping',
    allowed: 'any of webservice, boss, hyper and proxy',
    example: 'rollout: { hyper: { maxUnreachable: 2 } }',
  },
  'rollout.webservice': policy('webservice'),
  'rollout.webservice.maxUnreachable': maxUnreachable,
  'rollout.webservice.maxFailPercentage': maxFailPercentage,
  'rollout.boss': policy('boss'),
  'rollout.boss.maxUnreachable': maxUnreachable,
  'rollout.boss.maxFailPercentage': maxFailPercentage,
  'rollout.hyper': policy('hyper'),
  'rollout.hyper.maxUnreachable': maxUnreachable,
  'rollout.hyper.maxFailPercentage': maxFailPercentage,
  'rollout.proxy': policy('proxy'),
  'rollout.proxy.maxUnreachable': maxUnreachable,
  'rollout.proxy.maxFailPercentage': maxFailPercentage,
  ...stateKeys,
  boss: {
    noun: 'a mapping',
    allowed: 'what is desired of BOSS: any of v1, notifyWebhook, v2 and webSupervisor',
    example: 'boss: { v1: absent }',
  },
  'boss.v1': { noun: 'something that can be asked of BOSS V1', allowed: 'absent', example: 'v1: absent' },
  'boss.notifyWebhook': {
    noun: 'a mapping',
    allowed: 'proxyVips, with a line for this zone; also otherVip',
    example: 'notifyWebhook: { proxyVips: … }',
    cure: 'write `notifyWebhook:`, below it `proxyVips:`, below that the zone id and the VIP of its proxies',
  },
  'boss.notifyWebhook.proxyVips': {
    noun: 'a mapping',
    allowed: 'the zone id and the VIP of its proxies',
    example: 'proxyVips: { pek3a: 10.16.100.1 }',
  },
  'boss.notifyWebhook.proxyVips.*': {
    noun: 'an IPv4 address',
    allowed: 'the VIP of the zone’s proxies: `proxy` or `<zone>-proxy` in /etc/hosts of the firstbox',
    example: '<zone>: 10.16.100.1',
  },
  'boss.notifyWebhook.otherVip': {
    noun: 'what can be said of a VIP that the platform does not know',
    allowed: 'meant',
    example: 'otherVip: meant',
    cure: 'write `otherVip: meant`, or delete the key and write the VIP of /etc/hosts of the firstbox',
  },
  ...bossV2Keys,
  'boss.webSupervisor': {
    noun: 'something that can be asked of the web supervisor',
    allowed: 'present',
    example: 'webSupervisor: present',
    cure: 'write `webSupervisor: present`, or delete the key where it is not wanted: it is not removed then',
  },
  ...componentKeys,
};

/** The keys that may stand directly under a path, in the order of the table. */
export function keysUnder(parent: string): readonly string[] {
  const prefix = parent === '' ? '' : `${parent}.`;
  return Object.keys(environmentKeys)
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length))
    .filter((rest) => rest !== '*' && !rest.includes('.'));
}
