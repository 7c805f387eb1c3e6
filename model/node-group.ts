/** Groups of nodes that BOSS V1 lives on, in the order in which the runbook's section 卸载BOSS V1 visits them. */
export const nodeGroups = ['webservice', 'boss', 'hyper', 'proxy'] as const;

/** A role on the platform, whatever the site calls the group of its nodes. */
export type NodeGroup = (typeof nodeGroups)[number];

/** Where a step can run: a node group, or the firstbox itself. */
export type Group = NodeGroup | 'firstbox';
