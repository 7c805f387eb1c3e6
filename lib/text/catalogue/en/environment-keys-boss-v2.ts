import type { KeyTexts } from '../values';

/** Keys of BOSS V2, without its packages. */
export const bossV2Keys = {
  'boss.v2': {
    meaning: 'BOSS V2 (部署BOSS V2)',
    unset: 'not looked after',
    shown: 'see `zone.yaml`',
    noun: 'a mapping',
    allowed: 'deploy; also vmVariables, programs, healthyLine, config, packages and cache',
    example: 'v2: { deploy: added }',
  },
  'boss.v2.deploy': {
    meaning:
      '`added`: by a deploy job to a living platform; `with-the-platform`: `deploy_boss: 1` in `/pitrix/config/variables.<ZONE>.yaml` before that is installed, nothing else',
    shown: '`added`',
    noun: 'one of the known words',
    allowed: 'added (to a living platform, by a deploy job) or with-the-platform (when it is installed)',
    example: 'deploy: added',
  },
  'boss.v2.vmVariables': {
    meaning: "keys of the site's `vm_variables.template.yaml` beside `deploy_boss`",
    unset: "the template's values",
    noun: 'a mapping',
    allowed: 'keys of the site’s vm_variables.template.yaml and their values',
    example: 'vmVariables: { boss_mgmt_network_address: … }',
  },
  'boss.v2.vmVariables.*': {
    meaning: 'text, whole number, list of texts, or list of mappings of such; with `fusion` no addresses',
    shown: "`['10.16.1.5', '10.16.1.6']`",
    noun: 'a value of vm_variables.<ZONE>.yaml',
    allowed:
      'text, a whole number, a list of texts, or a list of mappings of such, under a key that the template has',
    example: '<key>: 1',
  },
  'boss.v2.programs': {
    meaning: 'its supervisor programs on the boss nodes',
    unset: 'those whose files its packages (`pitrix-*boss2*`) brought',
    noun: 'a list',
    allowed: 'supervisor programs of BOSS V2 on the boss nodes',
    example: 'programs: [boss2_api]',
  },
  'boss.v2.programs.*': {
    meaning: 'one of them',
    shown: '`boss2_api`',
    noun: 'the name of a program',
    allowed: 'a name as `supervisorctl status` on a boss node prints it',
    example: '- boss2_api',
  },
  'boss.v2.healthyLine': {
    meaning:
      'pattern (grep -E) that every line of `areyouok` matches on a healthy node; an unmatched line is "not proven"',
    unset: 'lines that end with `ok` or the like',
    shown: "`' ok$'`",
    noun: 'a pattern',
    allowed:
      'an extended regular expression (grep -E) that every line of `areyouok` matches on a healthy node',
    example: "healthyLine: ' ok$'",
  },
  'boss.v2.config': {
    meaning: 'its configuration (更新配置文件), kept beside this file',
    unset: 'not looked after',
    noun: 'a mapping',
    allowed: 'any of backEnd, frontEnd and secrets',
    example: 'config: { backEnd: pek3a/boss2.yaml }',
  },
  'boss.v2.config.backEnd': {
    meaning: 'file that is the desired `boss2.yaml.<ZONE>`; secrets stand in it as `@secret:NAME@`',
    unset: 'not looked after',
    shown: '`pek3a/boss2.yaml`',
    noun: 'a plain path',
    allowed:
      'a file that is the desired boss2.yaml.<ZONE>, relative to this one; secrets stand in it as @secret:NAME@',
    example: 'backEnd: pek3a/boss2.yaml',
  },
  'boss.v2.config.frontEnd': {
    meaning: 'the same for `local_config.yaml`',
    unset: 'not looked after',
    shown: '`pek3a/local_config.yaml`',
    noun: 'a plain path',
    allowed:
      'a file that is the desired local_config.yaml, relative to this one; secrets stand in it as @secret:NAME@',
    example: 'frontEnd: pek3a/local_config.yaml',
  },
  'boss.v2.config.secrets': {
    meaning: "the secrets' values, encrypted with age: [secrets.md](secrets.md)",
    unset: 'from `BOSS_SECRET_<NAME>`',
    shown: '`pek3a/secrets.yaml.age`',
    noun: 'a plain path',
    allowed:
      'a file encrypted with age (https://age-encryption.org), relative to this one: a YAML mapping of names to values',
    example: 'secrets: pek3a/secrets.yaml.age',
  },
  'boss.v2.cache': {
    meaning: "`current`: rebuilt whenever the platform's nodes changed (扩容环境)",
    unset: 'not looked after',
    shown: '`current`',
    noun: 'something that can be asked of the cache of BOSS V2',
    allowed: 'current',
    example: 'cache: current',
  },
} satisfies Readonly<Record<string, KeyTexts>>;
