import type { KeyTexts } from '../values';

/** Keys of packages of BOSS V2. */
export const packageKeys = {
  'boss.v2.packages': {
    meaning: 'packages that must be installed (升级包)',
    unset: 'whatever is installed',
    noun: 'a mapping',
    allowed: 'any of backEnd and frontEnd',
    example: 'packages: { backEnd: … }',
  },
  'boss.v2.packages.backEnd': {
    meaning: 'those of the back end, placed in `/pitrix/repo/indep/boss2/`',
    unset: 'none',
    noun: 'a list',
    allowed: 'packages, each with name, version, sha256 and file',
    example: 'backEnd: [ … ]',
  },
  'boss.v2.packages.backEnd.*': {
    meaning: 'one of them',
    noun: 'a mapping',
    allowed: 'name, version, sha256 and file',
    example: '- name: pitrix-boss2-manager',
  },
  'boss.v2.packages.backEnd.*.name': {
    meaning: 'its name',
    shown: '`pitrix-boss2-manager`',
    noun: 'a package name',
    allowed: 'as dpkg knows it',
    example: 'name: pitrix-boss2-manager',
  },
  'boss.v2.packages.backEnd.*.version': {
    meaning: 'its version, in quotes',
    shown: "`'2.1.0'`",
    noun: 'a package version',
    allowed: 'as dpkg knows it, in quotes, without an epoch',
    example: "version: '2.1.0'",
  },
  'boss.v2.packages.backEnd.*.sha256': {
    meaning: 'of the file',
    shown: '`sha256sum FILE`',
    noun: 'a sha256',
    allowed: 'the 64 letters and digits that sha256sum prints of the file',
    example: 'sha256: …',
    cure: '`sha256sum FILE` prints it',
  },
  'boss.v2.packages.backEnd.*.file': {
    meaning: 'the .deb on this machine, absolute or relative to this file',
    shown: '`../packages/pitrix-boss2-manager_2.1.0_all.deb`',
    noun: 'a plain path',
    allowed:
      'the .deb on the machine that this runs on, absolute or relative to this file, of letters, digits, blanks and "._/@+~%:=,()-"',
    example: 'file: ../packages/pitrix-boss2-manager_2.1.0_all.deb',
  },
  'boss.v2.packages.frontEnd': {
    meaning: 'those of the front end, placed in `/pitrix/repo/web/`',
    unset: 'none',
    noun: 'a list',
    allowed: 'packages, each with name, version, sha256 and file',
    example: 'frontEnd: [ … ]',
  },
  'boss.v2.packages.frontEnd.*': {
    meaning: 'one of them',
    noun: 'a mapping',
    allowed: 'name, version, sha256 and file',
    example: '- name: pitrix-boss2-manager',
  },
  'boss.v2.packages.frontEnd.*.name': {
    meaning: 'its name',
    shown: '`pitrix-boss2-web`',
    noun: 'a package name',
    allowed: 'as dpkg knows it',
    example: 'name: pitrix-boss2-manager',
  },
  'boss.v2.packages.frontEnd.*.version': {
    meaning: 'its version, in quotes',
    shown: "`'2.1.0'`",
    noun: 'a package version',
    allowed: 'as dpkg knows it, in quotes, without an epoch',
    example: "version: '2.1.0'",
  },
  'boss.v2.packages.frontEnd.*.sha256': {
    meaning: 'of the file',
    shown: '`sha256sum FILE`',
    noun: 'a sha256',
    allowed: 'the 64 letters and digits that sha256sum prints of the file',
    example: 'sha256: …',
    cure: '`sha256sum FILE` prints it',
  },
  'boss.v2.packages.frontEnd.*.file': {
    meaning: 'the .deb on this machine, absolute or relative to this file',
    shown: '`../packages/pitrix-boss2-web_2.1.0_all.deb`',
    noun: 'a plain path',
    allowed:
      'the .deb on the machine that this runs on, absolute or relative to this file, of letters, digits, blanks and "._/@+~%:=,()-"',
    example: 'file: ../packages/pitrix-boss2-manager_2.1.0_all.deb',
  },
} satisfies Readonly<Record<string, KeyTexts>>;
