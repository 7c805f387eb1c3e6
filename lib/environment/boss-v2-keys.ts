import { variable, variables } from './component-keys';
import type { EnvironmentKey } from './environment-key';

function configFile(what: string, example: string): EnvironmentKey {
  return {
    noun: 'a plain path',
    allowed: `a file that is the desired ${what}, relative to this one; secrets stand in it as @secret:NAME@`,
    example,
  };
}

function packageList(key: string): EnvironmentKey {
  return {
    noun: 'a list',
    allowed: 'packages, each with name, version, sha256 and file',
    example: `${key}: [ … ]`,
  };
}

const packageEntry: EnvironmentKey = {
  noun: 'a mapping',
  allowed: 'name, version, sha256 and file',
  example: '- name: pitrix-boss2-manager',
};

const packageKeys = {
  name: { noun: 'a package name', allowed: 'as dpkg knows it', example: 'name: pitrix-boss2-manager' },
  version: {
    noun: 'a package version',
    allowed: 'as dpkg knows it, in quotes, without an epoch',
    example: "version: '2.1.0'",
  },
  sha256: {
    noun: 'a sha256',
    allowed: 'the 64 letters and digits that sha256sum prints of the file',
    example: 'sha256: …',
    cure: '`sha256sum FILE` prints it',
  },
  file: {
    noun: 'a plain path',
    allowed:
      'the .deb on the machine that this runs on, absolute or relative to this file, of letters, digits, blanks and "._/@+~%:=,()-"',
    example: 'file: ../packages/pitrix-boss2-manager_2.1.0_all.deb',
  },
} as const satisfies Readonly<Record<string, EnvironmentKey>>;

/** The keys of BOSS V2, in the order of the schema. */
export const bossV2Keys: Readonly<Record<string, EnvironmentKey>> = {
  'boss.v2': {
    noun: 'a mapping',
    allowed: 'deploy; also vmVariables, programs, healthyLine, config, packages and cache',
    example: 'v2: { deploy: added }',
  },
  'boss.v2.deploy': {
    noun: 'one of the known words',
    allowed: 'added (to a living platform, by a deploy job) or with-the-platform (when it is installed)',
    example: 'deploy: added',
  },
  'boss.v2.vmVariables': variables('vmVariables: { boss_mgmt_network_address: … }'),
  'boss.v2.vmVariables.*': variable,
  'boss.v2.programs': {
    noun: 'a list',
    allowed: 'supervisor programs of BOSS V2 on the boss nodes',
    example: 'programs: [boss2_api]',
  },
  'boss.v2.programs.*': {
    noun: 'the name of a program',
    allowed: 'a name as `supervisorctl status` on a boss node prints it',
    example: '- boss2_api',
  },
  'boss.v2.healthyLine': {
    noun: 'a pattern',
    allowed:
      'an extended regular expression (grep -E) that every line of `areyouok` matches on a healthy node',
    example: "healthyLine: ' ok$'",
  },
  'boss.v2.config': {
    noun: 'a mapping',
    allowed: 'any of backEnd, frontEnd and secrets',
    example: 'config: { backEnd: pek3a/boss2.yaml }',
  },
  'boss.v2.config.backEnd': configFile('boss2.yaml.<ZONE>', 'backEnd: pek3a/boss2.yaml'),
  'boss.v2.config.frontEnd': configFile('local_config.yaml', 'frontEnd: pek3a/local_config.yaml'),
  'boss.v2.config.secrets': {
    noun: 'a plain path',
    allowed:
      'a file encrypted with age (https://age-encryption.org), relative to this one: a YAML mapping of names to values',
    example: 'secrets: pek3a/secrets.yaml.age',
  },
  'boss.v2.packages': {
    noun: 'a mapping',
    allowed: 'any of backEnd and frontEnd',
    example: 'packages: { backEnd: … }',
  },
  'boss.v2.packages.backEnd': packageList('backEnd'),
  'boss.v2.packages.backEnd.*': packageEntry,
  'boss.v2.packages.backEnd.*.name': packageKeys.name,
  'boss.v2.packages.backEnd.*.version': packageKeys.version,
  'boss.v2.packages.backEnd.*.sha256': packageKeys.sha256,
  'boss.v2.packages.backEnd.*.file': packageKeys.file,
  'boss.v2.packages.frontEnd': packageList('frontEnd'),
  'boss.v2.packages.frontEnd.*': packageEntry,
  'boss.v2.packages.frontEnd.*.name': packageKeys.name,
  'boss.v2.packages.frontEnd.*.version': packageKeys.version,
  'boss.v2.packages.frontEnd.*.sha256': packageKeys.sha256,
  'boss.v2.packages.frontEnd.*.file': packageKeys.file,
  'boss.v2.cache': {
    noun: 'something that can be asked of the cache of BOSS V2',
    allowed: 'current',
    example: 'cache: current',
  },
};
