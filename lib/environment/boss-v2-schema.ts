import { z } from 'zod';
import { variables } from './component-schema';
import { key } from './environment-key';
import { debFile, packageName, packageVersion, plainPath, programName, sha256Text } from './name-shapes';

const configFile = (what: string, example: string) =>
  key(z.string().regex(plainPath), {
    noun: 'a plain path',
    allowed: `a file that is the desired ${what}, relative to this one; secrets stand in it as @secret:NAME@`,
    example,
  });

const packageEntry = key(
  z.strictObject({
    name: key(z.string().regex(packageName), {
      noun: 'a package name',
      allowed: 'as dpkg knows it',
      example: 'name: pitrix-boss2-manager',
    }),
    version: key(z.string().regex(packageVersion), {
      noun: 'a package version',
      allowed: 'as dpkg knows it, in quotes, without an epoch',
      example: "version: '2.1.0'",
    }),
    sha256: key(z.string().regex(sha256Text), {
      noun: 'a sha256',
      allowed: 'the 64 letters and digits that sha256sum prints of the file',
      example: 'sha256: …',
      cure: '`sha256sum FILE` prints it',
    }),
    file: key(z.string().regex(debFile), {
      noun: 'a plain path',
      allowed:
        'the .deb on the machine that this runs on, absolute or relative to this file, of letters, digits, blanks and "._/@+~%:=,()-"',
      example: 'file: ../packages/pitrix-boss2-manager_2.1.0_all.deb',
    }),
  }),
  {
    noun: 'a mapping',
    allowed: 'name, version, sha256 and file',
    example: '- name: pitrix-boss2-manager',
  },
);

const packageList = (name: string) =>
  key(z.array(packageEntry), {
    noun: 'a list',
    allowed: 'packages, each with name, version, sha256 and file',
    example: `${name}: [ … ]`,
  });

/** `boss.v2:`, what is desired of BOSS V2. */
export const bossV2Schema = key(
  z.strictObject({
    deploy: key(z.enum(['added', 'with-the-platform']), {
      noun: 'one of the known words',
      allowed: 'added (to a living platform, by a deploy job) or with-the-platform (when it is installed)',
      example: 'deploy: added',
    }),
    vmVariables: variables('vmVariables: { boss_mgmt_network_address: … }').exactOptional(),
    programs: key(
      z
        .array(
          key(z.string().regex(programName), {
            noun: 'the name of a program',
            allowed: 'a name as `supervisorctl status` on a boss node prints it',
            example: '- boss2_api',
          }),
        )
        .min(1),
      {
        noun: 'a list',
        allowed: 'supervisor programs of BOSS V2 on the boss nodes',
        example: 'programs: [boss2_api]',
      },
    ).exactOptional(),
    healthyLine: key(z.string().min(1).max(200), {
      noun: 'a pattern',
      allowed:
        'an extended regular expression (grep -E) that every line of `areyouok` matches on a healthy node',
      example: "healthyLine: ' ok$'",
    }).exactOptional(),
    config: key(
      z.strictObject({
        backEnd: configFile('boss2.yaml.<ZONE>', 'backEnd: pek3a/boss2.yaml').exactOptional(),
        frontEnd: configFile('local_config.yaml', 'frontEnd: pek3a/local_config.yaml').exactOptional(),
        secrets: key(z.string().regex(plainPath), {
          noun: 'a plain path',
          allowed:
            'a file encrypted with age (https://age-encryption.org), relative to this one: a YAML mapping of names to values',
          example: 'secrets: pek3a/secrets.yaml.age',
        }).exactOptional(),
      }),
      {
        noun: 'a mapping',
        allowed: 'any of backEnd, frontEnd and secrets',
        example: 'config: { backEnd: pek3a/boss2.yaml }',
      },
    ).exactOptional(),
    packages: key(
      z.strictObject({
        backEnd: packageList('backEnd').exactOptional(),
        frontEnd: packageList('frontEnd').exactOptional(),
      }),
      { noun: 'a mapping', allowed: 'any of backEnd and frontEnd', example: 'packages: { backEnd: … }' },
    ).exactOptional(),
    cache: key(z.literal('current'), {
      noun: 'something that can be asked of the cache of BOSS V2',
      allowed: 'current',
      example: 'cache: current',
    }).exactOptional(),
  }),
  {
    noun: 'a mapping',
    allowed: 'deploy; also vmVariables, programs, healthyLine, config, packages and cache',
    example: 'v2: { deploy: added }',
  },
);
