import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '../environment/connection';

const seconds = { connect: 10, alive: 5, aliveTimes: 3 };

interface Hop {
  readonly alias: string;
  readonly lines: readonly string[];
}

/**
 * An ssh_config that pins the firstbox's and every jump host's key and never asks anything; what it does not
 * say (identities, ProxyCommand, ciphers for old machines) the operator's own configuration does.
 *
 * @param guards options of `sshGuards`
 * @returns the configuration, the known_hosts lines, and the name to call ssh with
 */
export function renderSshConfig(
  connection: Connection,
  knownHostsFile: string,
  guards: readonly string[],
): { config: string; knownHosts: string; target: string } {
  // Each hop is called by its own name, so that the operator's blocks for that name count as well; one whose name another has, too,
  // by a name of ours.
  const names = [connection.host, ...connection.jumpHosts.map(({ host }) => host)];
  const isShared = (name: string) =>
    names.filter((one) => one.toLowerCase() === name.toLowerCase()).length > 1;
  const jumps = connection.jumpHosts.map((jump, index) => {
    const own = jumpAlias(index);
    const [alias, more] = isShared(jump.host) ? [own, [`HostName ${jump.host}`]] : [jump.host, []];
    return hop(alias, own, knownHostsFile, jump, [...more, ...guards]);
  });
  const via =
    jumps.length > 0 ? [`ProxyJump ${jumps.map(({ alias }) => alias).join(',')}`, 'ProxyUseFdpass no'] : [];
  const pinName = `boss-cdktf-firstbox-${connection.host}`;
  const target = hop(connection.host, pinName, knownHostsFile, connection, [...via, ...guards]);
  const own =
    connection.sshConfig === undefined
      ? [join(homedir(), '.ssh/config'), '/etc/ssh/ssh_config']
      : [connection.sshConfig];
  return {
    config: [
      ...[target, ...jumps].flatMap(({ alias, lines }) => [
        `Host ${alias}`,
        ...lines.map((line) => `  ${line}`),
      ]),
      'Host *',
      ...own.map((path) => `  Include "${path}"`),
      // Last, for it takes back what stands before it: none of our variables goes along.
      'Host *',
      '  SendEnv -*',
      '',
    ].join('\n'),
    knownHosts: [
      `${pinName} ${connection.hostKey}`,
      ...connection.jumpHosts.map((jump, index) => `${jumpAlias(index)} ${jump.hostKey}`),
      '',
    ].join('\n'),
    target: connection.host,
  };
}

function hop(
  alias: string,
  pinName: string,
  knownHostsFile: string,
  { port, user }: { port?: number; user?: string },
  more: readonly string[],
): Hop {
  return {
    alias,
    lines: [
      ...more,
      ...(port === undefined ? [] : [`Port ${port}`]),
      ...(user === undefined ? [] : [`User ${user}`]),
      `HostKeyAlias ${pinName}`,
      `UserKnownHostsFile "${knownHostsFile}"`,
      'GlobalKnownHostsFile /dev/null',
      'StrictHostKeyChecking yes',
      'VerifyHostKeyDNS no',
      'NoHostAuthenticationForLocalhost no',
      'CheckHostIP no',
      'UpdateHostKeys no',
      'BatchMode yes',
      'ForwardAgent no',
      'ForwardX11 no',
      'GSSAPIDelegateCredentials no',
      'AddKeysToAgent no',
      'Tunnel no',
      'ClearAllForwardings yes',
      'PermitLocalCommand no',
      'RequestTTY no',
      'VisualHostKey no',
      // Its reason for a failure is told on.
      'LogLevel INFO',
      // A connection of our own: neither the operator's master nor a stale socket is used.
      'ControlMaster no',
      'ControlPath none',
      `ConnectTimeout ${seconds.connect}`,
      'ConnectionAttempts 1',
      `ServerAliveInterval ${seconds.alive}`,
      `ServerAliveCountMax ${seconds.aliveTimes}`,
    ],
  };
}

const jumpAlias = (index: number): string => `boss-cdktf-jump-${index + 1}`;
