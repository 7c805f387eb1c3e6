import type { LabHost } from './host-plan';
import { virtualAddresses } from './host-plan';
import type { KeyPair } from './key-pair';
import type { PlantedFile } from './planted-file';

const domainName = 'mgmt.pitrix.yunify.com';

/** What every lab host has: names of all hosts, its own host key, who may log in, and the claim to be an Ubuntu. */
export function commonFiles(
  hosts: readonly LabHost[],
  domain: string,
  hostKey: KeyPair,
  mayLogIn: readonly KeyPair[],
): readonly PlantedFile[] {
  return [
    { path: '/etc/hosts', content: renderHosts(hosts, domain) },
    { path: '/etc/ssh/ssh_host_ed25519_key', content: hostKey.privateKey, mode: 0o600 },
    { path: '/etc/ssh/ssh_host_ed25519_key.pub', content: `${hostKey.publicKey}\n` },
    {
      path: '/root/.ssh/authorized_keys',
      content: mayLogIn.map((key) => `${key.publicKey}\n`).join(''),
      mode: 0o600,
    },
    { path: '/etc/ssh/sshd_config.d/lab.conf', content: sshdConfig },
    { path: '/etc/lsb-release', content: lsbRelease },
    { path: '/etc/os-release', content: osRelease },
  ];
}

// Key exchange as the OpenSSH of Ubuntu 14.04 and 16.04 has it. What Debian 12 prefers (sntrup761) costs half of a
// login's CPU time, and no platform has it.
const sshdConfig = `HostKey /etc/ssh/ssh_host_ed25519_key
PasswordAuthentication no
PermitRootLogin prohibit-password
UsePAM no
UseDNS no
MaxStartups 200
KexAlgorithms curve25519-sha256@libssh.org,ecdh-sha2-nistp256
`;

const lsbRelease = `DISTRIB_ID=Ubuntu
DISTRIB_RELEASE=14.04
DISTRIB_CODENAME=trusty
DISTRIB_DESCRIPTION="Ubuntu 14.04.5 LTS"
`;

// Debian's lsb_release, which the hosts really have, reads this file instead.
const osRelease = `NAME="Ubuntu"
VERSION="14.04.5 LTS, Trusty Tahr"
ID=ubuntu
ID_LIKE=debian
PRETTY_NAME="Ubuntu 14.04.5 LTS"
VERSION_ID="14.04"
`;

/**
 * `IP FQDN short`; the virtual address of a role has the host name without its number, and that of the proxies answers to
 * the platform's sites.
 */
function renderHosts(hosts: readonly LabHost[], domain: string): string {
  const lines = hosts.flatMap((host) =>
    host.addresses.map((address) => {
      const name = address === virtualAddresses.get(host.role) ? host.name.replace(/\d+$/, '') : host.name;
      return host.role === 'firstbox'
        ? `${address} qingcloud-firstbox.${domainName} qingcloud-firstbox ${name} ${name}.lab`
        : `${address} ${name}.${domainName} ${name}`;
    }),
  );
  const sites = ['console', 'api', 'boss', 'supervisor'].map((site) => `${site}.${domain}`);
  const proxy = virtualAddresses.get('proxy');
  return ['127.0.0.1 localhost', ...lines, `${proxy} ${sites.join(' ')}`, ''].join('\n');
}
