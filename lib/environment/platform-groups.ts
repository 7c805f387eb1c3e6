import type { Group, NodeGroup } from './node-group';

interface Naming {
  readonly zone: string;
  readonly topology: 'zone' | 'region';
  readonly groups?: Readonly<Partial<Record<NodeGroup, string>>>;
}

/** The platform's name of each node group: `<group>`, in a region `<zone>-<group>`, or the override. */
export function platformGroups({ zone, topology, groups }: Naming): Readonly<Record<NodeGroup, string>> {
  const prefix = topology === 'region' ? `${zone}-` : '';
  const name = (group: NodeGroup): string => groups?.[group] ?? `${prefix}${group}`;
  return { webservice: name('webservice'), boss: name('boss'), hyper: name('hyper'), proxy: name('proxy') };
}

interface Named {
  readonly zone: string;
  readonly topology: 'zone' | 'region';
  readonly groups: Readonly<Record<string, string>>;
}

/** The platform's name of any group, `firstbox` being itself. */
export function platformGroup({ zone, topology, groups }: Named, group: Group): string {
  if (group === 'firstbox') return group;
  return groups[group] ?? `${topology === 'region' ? `${zone}-` : ''}${group}`;
}
