import type { NodeGroup } from '../../environment/node-group';
import { texts } from '../../text/catalogue/text';

/** A machine on the way, as an environment file has it. */
export interface Hop {
  readonly host: string;
  readonly port?: string | undefined;
  readonly user?: string | undefined;
  readonly hostKey: string;
}

/** How the firstbox is reached. */
export interface Way extends Hop {
  /** Absolute, or relative to the environment file. @default - OpenSSH's own */
  readonly sshConfig?: string | undefined;
  readonly jumpHosts: readonly Hop[];
}

/** What an environment file says of its platform. */
export interface Platform {
  readonly zone: string;
  /** @default - a zone without regions */
  readonly region?: string | undefined;
  readonly domain: string;
  readonly installer: string;
  readonly place: string;
  readonly layout: string;
  /** Groups whose file the platform does not have under its usual name. */
  readonly missingGroups: readonly NodeGroup[];
  /** The address of the zone's proxies. @default - not known */
  readonly proxyVip?: string | undefined;
}

/** Files of the configuration of BOSS V2, by their key in `boss.v2.config`. */
export type Configuration = Readonly<Record<string, string>>;

/**
 * An environment file that asks for no more than BOSS V1 gone and the configuration that is given; the rest is there as comments.
 *
 * @param from who said so, and when
 */
export function environmentText(
  way: Way,
  platform: Platform,
  from: string,
  configuration: Configuration = {},
): string {
  const { zone, region, domain, installer, place, layout, missingGroups, proxyVip } = platform;
  const hop = ({ host, port, user, hostKey }: Hop, indent: string) =>
    [
      `host: ${host}`,
      ...(port === undefined ? [] : [`port: ${port}`]),
      ...(user === undefined ? [] : [`user: ${user}`]),
      `hostKey: ${hostKey}`,
    ].map((line) => indent + line);
  const jumps = way.jumpHosts.flatMap((one) => {
    const [first = '', ...others] = hop(one, '      ');
    return [`    - ${first.trim()}`, ...others];
  });
  const say = texts().newFile.comment;
  return [
    `# ${say.written({ from })}`,
    '# yaml-language-server: $schema=schema.json',
    '',
    'apiVersion: boss-cdktf/v1',
    '',
    `zone: ${zone}`,
    ...(region === undefined ? [] : [`region: ${region}`]),
    `domain: ${domain}`,
    `installer: '${installer}'`,
    `topology: ${region === undefined ? 'zone' : 'region'}`,
    `place: ${place}`,
    `layout: ${layout} # ${say.layout}`,
    '',
    'firstbox:',
    ...hop(way, '  '),
    ...(way.sshConfig === undefined ? [] : [`  sshConfig: ${way.sshConfig}`]),
    ...(jumps.length === 0 ? [] : ['  jumpHosts:', ...jumps]),
    '',
    ...(missingGroups.length === 0
      ? []
      : [`# ${say.groups}`, '# groups:', ...missingGroups.map((group) => `#   ${group}: …`), '']),
    `# ${say.desired}`,
    'boss:',
    '  v1: absent',
    ...linesOfV2(configuration),
    ...(proxyVip === undefined ? [] : [`  # notifyWebhook: { proxyVips: { ${zone}: ${proxyVip} } }`]),
    '',
  ].join('\n');
}

function linesOfV2(configuration: Configuration): readonly string[] {
  const files = Object.entries(configuration).map(([key, file]) => `      ${key}: ${file}`);
  if (files.length === 0) return [];
  return ['  v2:', `    deploy: added # ${texts().newFile.comment.deploy}`, '    config:', ...files];
}
