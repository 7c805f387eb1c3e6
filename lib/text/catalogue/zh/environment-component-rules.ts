import type { Texts } from '../en';

/** What is said of components that cannot be so, with the runbook's sentence. */
export const componentRules: Texts['environment']['componentRules'] = {
  fusionAddress: ({ key, parts }) => ({
    what: 'fusion 布局里写了地址；操作手册：`fusion`模式不支持指定管理虚机的`floating_ip`和`mgmt_network_address`',
    allowed: `不含 ${parts.join(' 或 ')} 的键`,
    cure: `删除 ${key}`,
  }),
  variableName: ({ key }) => ({
    what: '变量的名字不合规则；操作手册：按照模板里的说明',
    allowed: 'vm_variables.template.yaml 里的键：小写字母、数字和 "_"',
    cure: `删除 ${key}，或改正它`,
  }),
  secondComponent: ({ key }) => ({
    what: '一个部署作业里写了第二种组件；操作手册：一次仅允许追加部署一种组件',
    allowed: '这个组件的变量；它自己的 deploy_ 键会自动设置',
    cure: `删除 ${key}，或改正它`,
  }),
  notOneLine: {
    what: '变量的文本不是普通的一行；操作手册：按照模板里的说明',
    allowed: '最多 1000 个可见字符的文本，没有换行',
    cure: '改正它',
  },
  nameInList: {
    what: '变量的列表里有名字不合规则；操作手册：按照模板里的说明',
    allowed: '小写字母、数字和 "_"',
    cure: '改正它',
  },
  name: {
    what: '组件的名字不合规则；操作手册：一次仅允许追加部署一种组件',
    allowed: '小写字母和数字，与 variables.yaml 里的键 deploy_<name> 一致',
    cure: '改正它',
  },
  boss: {
    what: 'BOSS 不算其他组件；操作手册：部署BOSS V2',
    allowed: 'BOSS V2 只写在 boss.v2 下',
    cure: '在 boss 下写 `v2: { deploy: added }`，并删除这里',
  },
  firstbox: ({ name }) => ({
    what: 'firstbox 上不部署平台组件；操作手册：一次仅允许追加部署一种组件',
    allowed: '本 zone 的一个节点组',
    cure: `写部署 ${name} 的那个节点组`,
  }),
  zoneInFront: ({ rest }) => ({
    what: '节点组前面带有 zone id；操作手册：注意修改`ZONE_ID`为平台环境的实际值',
    allowed: '只写角色：region 模式下会自动在前面加上 zone id',
    cure: `写 \`group: ${rest}\``,
  }),
  groupTaken: ({ name, other }) => ({
    what: `两个组件用了同一个节点组：已经是 ${other} 的；操作手册：一次仅允许追加部署一种组件`,
    allowed: '每个组件有自己的节点组：它的作业把主机加进去的那个',
    cure: `改正 ${name} 或 ${other} 的节点组`,
  }),
  provesNothing: ({ name }) => ({
    what: '每个节点都有的包不能证明组件存在；操作手册：一次仅允许追加部署一种组件',
    allowed: '在 `*` 前后带有组件自己的字样的模式',
    cure: `写成 \`pitrix-${name}*\` 这样，以它的节点上 dpkg -l 的结果为准`,
  }),
  noneBeside: ({ name }) => `除 deploy_${name} 外没有`,
  isNotOne: ({ key }) => `${key} 不在其中`,
  isNotOneBut: ({ key, near }) => `${key} 不在其中，是不是想写 ${near}？`,
  items: ({ key, items, shown }) => `${key} 有 ${items} 项，文档里是 ${shown.join(' 或 ')} 项`,
  hint: ({ name, known, what }) => `${name}：已知的变量：${known}；${what}；以站点的模板为准`,
};
