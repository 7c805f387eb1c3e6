/** What documents say of a component that a deploy job brings; the site's own template decides. */
export interface KnownComponent {
  /** Keys of vm_variables.<ZONE>.yaml beside `deploy_<name>`; `*` stands for any rest of a name. */
  readonly variables: readonly string[];
  /** Parts of keys that must not be given in the layout fusion. @default - no document forbids one */
  readonly notInFusion?: readonly string[];
  /** Numbers of addresses that documents show, by key. @default - any */
  readonly addresses?: Readonly<Record<string, readonly number[]>>;
}

const bothAddresses = ['floating_ip', 'mgmt_network_address'] as const;

/** Components that the platform's documents have; any other can be deployed too. */
export const knownComponents: Readonly<Record<string, KnownComponent>> = {
  boss: { variables: ['boss_mgmt_network_address', 'boss_floating_ip'], notInFusion: bothAddresses },
  cronus: { variables: ['is_cronus_master_zone'], notInFusion: bothAddresses },
  warehouse: {
    variables: ['remote_warehouse_proxy_host', 'remote_warehouse_proxy_port'],
    notInFusion: bothAddresses,
  },
  v2v: { variables: ['v2v_mgmt_network_address'], notInFusion: ['mgmt_network_address'] },
  iam: { variables: [] },
  hpc: { variables: [] },
  eipctl: { variables: ['eipctl_switch_loopback_ip'] },
  rsserver: {
    variables: ['rsserver_mgmt_network_address', 'switch'],
    addresses: { rsserver_mgmt_network_address: [2, 4] },
  },
  bm: {
    variables: [
      'bm_mgmt_network_address',
      'bm_network_mode',
      'bm_switch_loopback_ip',
      'bm_pxe_*',
      'bm_ipmi_*',
      'os_provision_subnet*',
      'installer_allocate_ipmi',
    ],
  },
};

/** What documents say of a component. @returns undefined where they do not have it */
export function knownComponent(name: string): KnownComponent | undefined {
  return Object.hasOwn(knownComponents, name) ? knownComponents[name] : undefined;
}
