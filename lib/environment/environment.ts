import type { ComponentShape, EnvironmentShape } from './environment-schema';
import type { NodeGroup } from './node-group';
import type { StateBackend } from './state-backend';

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

type Frozen<Value> = { readonly [Key in keyof Value]: Frozen<Value[Key]> };
type Written = Frozen<Omit<EnvironmentShape, 'apiVersion' | 'components' | 'rollout'>>;

/**
 * One zone of a QingCloud platform and what is desired of BOSS there: an environment file, read and proven.
 * What is not told here is as written; the schema says what it means.
 */
export interface Environment extends Omit<Written, 'groups' | 'fanOut' | 'state'> {
  /** The file's base name without `.yaml`; the stack's id. */
  readonly name: string;
  readonly file: string;
  /** Where keys stand in it, by path: those of which the platform has a word of its own. @default - not known */
  readonly lines?: Readonly<Record<string, number>>;
  /** The platform's name of each node group: `<group>`, in a region `<zone>-<group>`, or the file's override. */
  readonly groups: Readonly<Record<NodeGroup, string>>;
  /** `width`: hosts at once; only the engine `ssh` heeds it. */
  readonly fanOut: NonNullable<Written['fanOut']> & { readonly width: number };
  /** By group, what does not hold up the others. @default - anything does */
  readonly rollout?: Readonly<Partial<Record<NodeGroup, RolloutPolicy>>>;
  readonly state: StateBackend;
  /** Other components of the platform that are deployed, by name; of cronus its variables alone. @default - none looked after */
  readonly components?: Readonly<Record<string, ComponentWish | VmVariables>>;
}

/** A value for a key of vm_variables.<ZONE>.yaml. */
export type VmValue =
  string | number | readonly string[] | readonly Readonly<Record<string, string | number>>[];

/** Values for keys of vm_variables.<ZONE>.yaml. */
export type VmVariables = Readonly<Record<string, VmValue>>;

/** What only the site knows of a component that a deploy job brings. */
export type ComponentWish = Frozen<ComponentShape>;

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
