import type { NodeGroup } from './node-group';
import { type StateBackend } from './state-backend';
import type { Version } from '../text/version';

/** A host on the way to the firstbox, nearest to the operator first. */
export interface JumpHost {
  /** DNS name, name in ssh_config, or IPv4 address. */
  readonly host: string;
  /** @default - what ssh_config says, else 22 */
  readonly port?: number;
  /** @default - what ssh_config says, else the operator's own name */
  readonly user?: string;
  /** `type base64`, as in a known_hosts line after the name. */
  readonly hostKey: string;
}

/** What does not hold up the other hosts of a group. */
export interface RolloutPolicy {
  /** Hosts that may be unreachable. @default - none */
  readonly maxUnreachable?: number;
  /** Share of the hosts to change that has to be exceeded by those that failed before the next wave is given up. @default - 0 */
  readonly maxFailPercentage?: number;
}

/** One zone of a QingCloud platform and what is desired of BOSS there: an environment file, read and proven. */
export interface Environment {
  /** The file's base name without `.yaml`; the stack's id. */
  readonly name: string;
  readonly file: string;
  /** Where keys stand in it, by path: those of which the platform has a word of its own. @default - not known */
  readonly lines?: Readonly<Record<string, number>>;
  readonly zone: string;
  /** Present exactly when the topology is `region`. */
  readonly region?: string;
  readonly domain: string;
  /** What the file says; the platform's own word is observed. */
  readonly installer: Version;
  readonly topology: 'zone' | 'region';
  readonly place: 'global' | 'sub';
  readonly layout: 'standard' | 'fusion' | 'devops';
  readonly firstbox: {
    readonly host: string;
    /** @default - what ssh_config says, else 22 */
    readonly port?: number;
    readonly user: string;
    /** `type base64`, as in a known_hosts line after the name. */
    readonly hostKey: string;
    /** As written; relative to the environment file. */
    readonly sshConfig?: string;
    readonly jumpHosts: readonly JumpHost[];
  };
  /** The platform's name of each node group: `<group>`, in a region `<zone>-<group>`, or the file's override (platform contract 5.1). */
  readonly groups: Readonly<Record<NodeGroup, string>>;
  readonly fanOut: {
    readonly engine: 'exec_nodes' | 'ssh';
    /** Hosts at once; only the engine `ssh` heeds it. */
    readonly width: number;
    readonly hostTimeoutSeconds: number;
  };
  /** By group, what does not hold up the others. @default - anything does */
  readonly rollout?: Readonly<Partial<Record<NodeGroup, RolloutPolicy>>>;
  readonly state: StateBackend;
  readonly boss: {
    /** @default - not looked after */
    readonly v1?: 'absent';
    /** Where the platform's notifications are sent: the VIP of the proxies of each zone whose server.yaml is edited. @default - not looked after */
    readonly notifyWebhook?: {
      readonly proxyVips: Readonly<Record<string, string>>;
      /** An address that the firstbox's /etc/hosts does not give the proxies is one all the same. @default - it is refused */
      readonly otherVip?: 'meant';
    };
    /** BOSS V2. @default - not looked after */
    readonly v2?: BossV2;
    /** The web supervisor runs on webservice. @default - not looked after */
    readonly webSupervisor?: 'present';
  };
  /** Other components of the platform that are deployed, by name; of cronus its variables alone. @default - none looked after */
  readonly components?: Readonly<Record<string, ComponentWish | VmVariables>>;
}

/** A value for a key of vm_variables.<ZONE>.yaml. */
export type VmValue =
  string | number | readonly string[] | readonly Readonly<Record<string, string | number>>[];

/** Values for keys of vm_variables.<ZONE>.yaml. */
export type VmVariables = Readonly<Record<string, VmValue>>;

/** What only the site knows of a component that a deploy job brings. */
export interface ComponentWish {
  /** Whose nodes have it. */
  readonly group: string;
  /** Packages that prove it there: names, or shell patterns of them. */
  readonly packages: readonly string[];
  /** Supervisor programs that must run there. @default - those that the packages brought */
  readonly programs?: readonly string[];
  /** Beside `deploy_<name>`. @default - the template's values */
  readonly variables?: VmVariables;
}

/** What is desired of BOSS V2 (runbook 部署BOSS V2 and after). */
export interface BossV2 {
  /** `added`: by a deploy job to a living platform; `with-the-platform`: when that is installed (新环境部署). */
  readonly deploy: 'added' | 'with-the-platform';
  /** Beside deploy_boss. @default - the template's values */
  readonly vmVariables?: VmVariables;
  /** Its supervisor programs on the boss nodes. @default - those that packages with boss2 in their names brought */
  readonly programs?: readonly string[];
  /** Extended regular expression that each line of `areyouok` matches on a healthy node. @default - lines that end with a known good word */
  readonly healthyLine?: string;
  /** Files beside the environment file. @default - not looked after */
  readonly config?: { readonly backEnd?: string; readonly frontEnd?: string; readonly secrets?: string };
  /** @default - whatever is installed */
  readonly packages?: {
    readonly backEnd?: readonly WantedPackage[];
    readonly frontEnd?: readonly WantedPackage[];
  };
  /** The cache knows the platform's nodes. @default - not looked after */
  readonly cache?: 'current';
}

/** A package of BOSS V2 that must be installed. */
export interface WantedPackage {
  /** As dpkg knows it. */
  readonly name: string;
  /** As dpkg knows it, without an epoch. */
  readonly version: string;
  /** Of the file, 64 hexadecimal digits. */
  readonly sha256: string;
  /** The .deb, as written: absolute or relative to the environment file. */
  readonly file: string;
}

/** How hosts are asked where nothing else is said. */
export const defaultFanOut: Environment['fanOut'] = {
  engine: 'exec_nodes',
  width: 10,
  hostTimeoutSeconds: 120,
};
