/** Groups of nodes that BOSS V1 lives on, in the order in which the runbook's section 卸载BOSS V1 visits them. */
export const nodeGroups = ['webservice', 'boss', 'hyper', 'proxy'] as const;

/** A role on the platform, whatever the site calls the group of its nodes. */
export type NodeGroup = (typeof nodeGroups)[number];

/** Where a step can run: `firstbox`, one of the above, or any other role whose group is called as the platform calls it. */
export type Group = string;
