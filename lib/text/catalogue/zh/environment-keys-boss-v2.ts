import type { KeyTexts } from '../values';

/** Keys of BOSS V2, without its packages. */
export const bossV2Keys = {
  'boss.v2': {
    meaning: 'BOSS V2（部署BOSS V2）',
    unset: '不管理',
    shown: '见 `zone.yaml`',
    noun: '一个映射',
    allowed: 'deploy；还可以有 vmVariables、programs、healthyLine、config、packages 和 cache',
    example: 'v2: { deploy: added }',
  },
  'boss.v2.deploy': {
    meaning:
      '`added`：老环境追加，由部署作业完成；`with-the-platform`：新环境部署，安装前在 `/pitrix/config/variables.<ZONE>.yaml` 里写 `deploy_boss: 1`，不做别的',
    shown: '`added`',
    noun: '已知的取值',
    allowed: 'added（由部署作业追加到老环境）或 with-the-platform（随平台一起安装）',
    example: 'deploy: added',
  },
  'boss.v2.vmVariables': {
    meaning: '站点的 `vm_variables.template.yaml` 里除 `deploy_boss` 之外的键',
    unset: '模板里的值',
    noun: '一个映射',
    allowed: '站点的 vm_variables.template.yaml 里的键和它们的值',
    example: 'vmVariables: { boss_mgmt_network_address: … }',
  },
  'boss.v2.vmVariables.*': {
    meaning: '文本、整数、文本的列表，或由这些组成的映射的列表；`fusion` 时不写地址',
    shown: "`['10.16.1.5', '10.16.1.6']`",
    noun: 'vm_variables.<ZONE>.yaml 里的值',
    allowed: '文本、整数、文本的列表，或由这些组成的映射的列表；键是模板里有的',
    example: '<key>: 1',
  },
  'boss.v2.programs': {
    meaning: '它在 boss 节点上的 supervisor 程序',
    unset: '由它的包（`pitrix-*boss2*`）带来配置文件的那些',
    noun: '一个列表',
    allowed: 'boss 节点上 BOSS V2 的 supervisor 程序',
    example: 'programs: [boss2_api]',
  },
  'boss.v2.programs.*': {
    meaning: '其中一个',
    shown: '`boss2_api`',
    noun: '程序的名字',
    allowed: 'boss 节点上 `supervisorctl status` 打印的名字',
    example: '- boss2_api',
  },
  'boss.v2.healthyLine': {
    meaning:
      '正则表达式（grep -E），服务正常的节点上 `areyouok` 的每一行都与它匹配；有一行不匹配就算“未验证”',
    unset: '以 `ok` 之类结尾的行',
    shown: "`' ok$'`",
    noun: '正则表达式',
    allowed: '扩展正则表达式（grep -E），服务正常的节点上 `areyouok` 的每一行都与它匹配',
    example: "healthyLine: ' ok$'",
  },
  'boss.v2.config': {
    meaning: '它的配置（更新配置文件），保存在这个文件旁边',
    unset: '不管理',
    noun: '一个映射',
    allowed: 'backEnd、frontEnd、secrets 中任意几个',
    example: 'config: { backEnd: pek3a/boss2.yaml }',
  },
  'boss.v2.config.backEnd': {
    meaning: '期望的 `boss2.yaml.<ZONE>` 文件（后端配置）；其中密码写成 `@secret:NAME@`',
    unset: '不管理',
    shown: '`pek3a/boss2.yaml`',
    noun: '普通的路径',
    allowed: '期望的 boss2.yaml.<ZONE> 文件，相对于这个文件的路径；其中密码写成 @secret:NAME@',
    example: 'backEnd: pek3a/boss2.yaml',
  },
  'boss.v2.config.frontEnd': {
    meaning: '同样，用于 `local_config.yaml`（前端配置）',
    unset: '不管理',
    shown: '`pek3a/local_config.yaml`',
    noun: '普通的路径',
    allowed: '期望的 local_config.yaml 文件，相对于这个文件的路径；其中密码写成 @secret:NAME@',
    example: 'frontEnd: pek3a/local_config.yaml',
  },
  'boss.v2.config.secrets': {
    meaning: '各密码的值，用 age 加密：[secrets.md](secrets.md)',
    unset: '来自 `BOSS_SECRET_<NAME>`',
    shown: '`pek3a/secrets.yaml.age`',
    noun: '普通的路径',
    allowed: '用 age（https://age-encryption.org）加密的文件，相对于这个文件的路径：从名字到值的 YAML 映射',
    example: 'secrets: pek3a/secrets.yaml.age',
  },
  'boss.v2.cache': {
    meaning: '`current`：平台的节点有变化就重建缓存（扩容环境）',
    unset: '不管理',
    shown: '`current`',
    noun: '支持的 BOSS V2 缓存期望状态',
    allowed: 'current',
    example: 'cache: current',
  },
} satisfies Readonly<Record<string, KeyTexts>>;
