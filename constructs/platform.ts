import { Construct } from 'constructs';
import { type Connection, connectionOf } from '../lib/environment/connection';
import {
  defaultFanOut,
  type Environment,
  type JumpHost,
  type RolloutPolicy,
} from '../lib/environment/environment';
import { environmentName } from '../lib/environment/name-shapes';
import type { NodeGroup } from '../lib/environment/node-group';
import { platformGroups } from '../lib/environment/platform-groups';
import { quoted } from '../lib/text/quoted';
import { readWish } from '../lib/environment/read-wish';
import { parseVersion } from '../lib/text/version';

/** One zone of a QingCloud platform, and how it is reached. */
export interface PlatformProps {
  /** As the platform spells ZONE_ID. */
  readonly zone: string;
  /** Its region_id; exactly with the topology `region`. @default - none */
  readonly region?: string;
  /** Whether the platform has regions: then its groups are called `<zone>-<group>`. @default 'zone' */
  readonly topology?: 'zone' | 'region';
  /** DNS name of the platform. @default - not known: parts that need it throw */
  readonly domain?: string;
  /** Version of the installer, as in /pitrix/version.json. @default - not known: parts that need it throw */
  readonly installer?: string;
  /** A sub zone has no BOSS. @default 'global' */
  readonly place?: 'global' | 'sub';
  /** Which machines are there. @default 'standard' */
  readonly layout?: 'standard' | 'fusion' | 'devops';
  /** The machine that everything goes through. */
  readonly firstbox: {
    /** DNS name, name in ssh_config, or IPv4 address. */
    readonly host: string;
    /** Of sshd. @default - what ssh_config says, else 22 */
    readonly port?: number;
    /** Who logs in. @default 'root' */
    readonly user?: string;
    /** `type base64`, as in a known_hosts line after the name. */
    readonly hostKey: string;
    /** An ssh_config; a relative path counts from the folder of `file`. @default - your own */
    readonly sshConfig?: string;
    /** The nearest to you first, at most 8. @default - none */
    readonly jumpHosts?: readonly JumpHost[];
  };
  /** Names of node groups where the site has others. @default - `<group>`, in a region `<zone>-<group>` */
  readonly groups?: Readonly<Partial<Record<NodeGroup, string>>>;
  /** How the firstbox reaches the nodes. @default - by exec_nodes */
  readonly fanOut?: {
    /** The platform's own script (one host that is changed alone: ssh), or always ssh. @default 'exec_nodes' */
    readonly engine?: 'exec_nodes' | 'ssh';
    /** Hosts at once, 1 to 200; with `ssh` only. @default 10 */
    readonly width?: number;
    /** 1 to 3600 s. @default 120 */
    readonly hostTimeoutSeconds?: number;
  };
  /** By group, what does not hold up the other hosts. @default - anything does */
  readonly rollout?: Readonly<Partial<Record<NodeGroup, RolloutPolicy>>>;
  /** Names it in messages, journals and the history. @default - the zone */
  readonly name?: string;
  /** The file that describes it: runs record its commit, and relative paths count from its folder. @default - the program that was started */
  readonly file?: string;
  /** Lines of keys in that file, for messages: with them it is an environment file, which `boss` finds by its name. @default - it is none */
  readonly lines?: Readonly<Record<string, number>>;
  /** Folder of the history of runs; relative ones count from the stack's folder. @default - `state` in the working directory */
  readonly historyDirectory?: string;
}

/** A key of the environment file that a part of the runbook is about. */
export type WishPath =
  | readonly ['boss', 'v1' | 'notifyWebhook' | 'webSupervisor']
  | readonly [
      'boss',
      'v2',
      'deploy' | 'vmVariables' | 'programs' | 'healthyLine' | 'config' | 'packages' | 'cache',
    ]
  | readonly ['components', string];

/**
 * One zone of a QingCloud platform: what every part of the runbook is given. It makes no resource. What is desired there is what the
 * parts that were given it say together.
 *
 * @throws {Error} when a prop is wrong, with what, got, allowed and cure of each
 */
export class Platform extends Construct {
  /** Names it in messages, journals and the history. */
  readonly name: string;
  /** Folder of the history of runs. @default - `state` in the working directory */
  readonly historyDirectory: string | undefined;
  private readonly described: object;
  private readonly base: Environment;
  private readonly wishes = new Map<
    string,
    { readonly path: WishPath; readonly by: Construct; readonly value: unknown }
  >();

  constructor(scope: Construct, id: string, props: PlatformProps) {
    super(scope, id);
    const { name, file = process.argv[1] ?? 'main', lines, historyDirectory, ...described } = props;
    this.described = { topology: 'zone', place: 'global', layout: 'standard', ...described };
    const {
      groups: _,
      fanOut,
      boss: _boss,
      components: _components,
      ...shape
    } = readWish(`Platform ${this.node.path}`, this.described);
    const topology = shape.topology ?? 'zone';
    this.name = name ?? shape.zone;
    if (!environmentName.test(this.name))
      throw new Error(
        `Platform ${this.node.path}: name does not fit; got: ${quoted(this.name)}; allowed: up to 63 lower-case letters, digits and "-"; cure: leave it out, and it is the zone`,
      );
    this.historyDirectory = historyDirectory;
    this.base = {
      ...shape,
      domain: shape.domain ?? '',
      installer: shape.installer ?? parseVersion('0.0'),
      topology,
      place: shape.place ?? 'global',
      layout: shape.layout ?? 'standard',
      name: this.name,
      file,
      ...(lines === undefined ? {} : { lines }),
      groups: platformGroups({
        zone: shape.zone,
        topology,
        ...(props.groups === undefined ? {} : { groups: props.groups }),
      }),
      state: { backend: 'local' },
      fanOut: { ...defaultFanOut, ...fanOut },
      boss: {},
    } as Environment;
  }

  /** How its firstbox is reached. */
  get connection(): Connection {
    return connectionOf(this.base);
  }

  /** The platform, and everything that is desired there by now. */
  get environment(): Environment {
    return { ...this.base, ...this.desired() };
  }

  /**
   * Adds what a part of the runbook desires here.
   *
   * @throws {Error} when it does not fit the platform or another part, or another part says the same
   */
  desire(by: Construct, path: WishPath, value: unknown): void {
    const key = path.join('.');
    const other = this.wishes.get(key);
    if (other !== undefined)
      throw new Error(
        `${by.node.path}: ${key} of ${this.node.path} is desired twice; got: ${by.node.path} and ${other.by.node.path}; ` +
          'allowed: one construct for each part of a platform; cure: leave one of them out, or give it another platform',
      );
    this.wishes.set(key, { path, by, value });
    readWish(by.node.path, { ...this.described, ...this.desired() });
  }

  /** @throws {Error} where a part cannot do without what was not said of the platform */
  need(by: Construct, ...props: readonly ('domain' | 'installer')[]): void {
    for (const prop of props)
      if (!Object.hasOwn(this.described, prop))
        throw new Error(
          `${by.node.path}: ${prop} of ${this.node.path} is missing; got: nothing; allowed: ` +
            `${prop === 'domain' ? 'a DNS name in lower case' : 'two or three numbers with dots between them'}; cure: add ${prop} to the props of Platform`,
        );
  }

  private desired(): object {
    const root: Record<string, unknown> = {};
    for (const { path, value } of this.wishes.values()) {
      let at = root;
      for (const step of path.slice(0, -1)) at = (at[step] ??= {}) as Record<string, unknown>;
      at[path.at(-1) ?? ''] = value;
    }
    return root;
  }
}
