import type { Lists, Words } from '../values';

/** What is said of components that cannot be so, with the runbook's sentence. */
export const componentRules = {
  fusionAddress: ({ key, parts }: Words<'key'> & Lists<'parts'>) => ({
    what: 'an address in the layout fusion; runbook: `fusion`模式不支持指定管理虚机的`floating_ip`和`mgmt_network_address`',
    allowed: `no key that holds ${parts.join(' or ')}`,
    cure: `delete ${key}`,
  }),
  variableName: ({ key }: Words<'key'>) => ({
    what: 'the name of a variable does not fit; runbook: 按照模板里的说明',
    allowed: 'a key of vm_variables.template.yaml: lower-case letters, digits and "_"',
    cure: `delete ${key}, or correct it`,
  }),
  secondComponent: ({ key }: Words<'key'>) => ({
    what: 'a second component for one deploy job; runbook: 一次仅允许追加部署一种组件',
    allowed: 'variables of this component; its own deploy_ key is set by itself',
    cure: `delete ${key}, or correct it`,
  }),
  notOneLine: {
    what: 'the text of a variable is not one plain line; runbook: 按照模板里的说明',
    allowed: 'texts of up to 1000 characters that can be seen, without line ends',
    cure: 'correct it',
  },
  nameInList: {
    what: 'a name in the list of a variable does not fit; runbook: 按照模板里的说明',
    allowed: 'lower-case letters, digits and "_"',
    cure: 'correct it',
  },
  name: {
    what: 'the name of a component does not fit; runbook: 一次仅允许追加部署一种组件',
    allowed: 'lower-case letters and digits, as in the key deploy_<name> of variables.yaml',
    cure: 'correct it',
  },
  boss: {
    what: 'BOSS is no other component; runbook: 部署BOSS V2',
    allowed: 'BOSS V2 under boss.v2 alone',
    cure: 'write `v2: { deploy: added }` under boss, and delete this',
  },
  firstbox: ({ name }: Words<'name'>) => ({
    what: 'the firstbox gets no component of the platform; runbook: 一次仅允许追加部署一种组件',
    allowed: 'a node group of the zone',
    cure: `write the group whose nodes get ${name}`,
  }),
  zoneInFront: ({ rest }: Words<'rest'>) => ({
    what: 'the group has the zone id in front; runbook: 注意修改`ZONE_ID`为平台环境的实际值',
    allowed: 'the role alone: in a region the zone id is put in front of it',
    cure: `write \`group: ${rest}\``,
  }),
  groupTaken: ({ name, other }: Words<'name' | 'other'>) => ({
    what: `two components on one group: ${other} has it already; runbook: 一次仅允许追加部署一种组件`,
    allowed: 'a group of its own for each component: the one that its job brings hosts into',
    cure: `correct the group of ${name}, or that of ${other}`,
  }),
  provesNothing: ({ name }: Words<'name'>) => ({
    what: 'packages that every node has prove no component; runbook: 一次仅允许追加部署一种组件',
    allowed: 'a pattern with something of the component’s own before or behind `*`',
    cure: `write it as in \`pitrix-${name}*\`, as dpkg -l on its nodes has them`,
  }),
  noneBeside: ({ name }: Words<'name'>) => `none beside deploy_${name}`,
  isNotOne: ({ key }: Words<'key'>) => `${key} is not one of them`,
  isNotOneBut: ({ key, near }: Words<'key' | 'near'>) => `${key} is not one of them, did you mean ${near}?`,
  items: ({ key, items, shown }: Words<'key' | 'items'> & Lists<'shown'>) =>
    `${key} has ${items} items, documents show ${shown.join(' or ')}`,
  hint: ({ name, known, what }: Words<'name' | 'known' | 'what'>) =>
    `${name}: known variables: ${known}; ${what}; the template of the site decides`,
};
