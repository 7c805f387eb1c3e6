import type { KeyTexts } from '../values';

/** Keys of packages of BOSS V2. */
export const packageKeys = {
  'boss.v2.packages': {
    meaning: '必须安装的包（升级包）',
    unset: '已安装的即可',
    noun: '一个映射',
    allowed: 'backEnd、frontEnd 中任意几个',
    example: 'packages: { backEnd: … }',
  },
  'boss.v2.packages.backEnd': {
    meaning: '后端包，放置到 `/pitrix/repo/indep/boss2/`',
    unset: '无',
    noun: '一个列表',
    allowed: '若干包，每个有 name、version、sha256 和 file',
    example: 'backEnd: [ … ]',
  },
  'boss.v2.packages.backEnd.*': {
    meaning: '其中一个',
    noun: '一个映射',
    allowed: 'name、version、sha256 和 file',
    example: '- name: pitrix-boss2-manager',
  },
  'boss.v2.packages.backEnd.*.name': {
    meaning: '包名',
    shown: '`pitrix-boss2-manager`',
    noun: '包名',
    allowed: 'dpkg 里的名字',
    example: 'name: pitrix-boss2-manager',
  },
  'boss.v2.packages.backEnd.*.version': {
    meaning: '包的版本，加引号',
    shown: "`'2.1.0'`",
    noun: '包的版本',
    allowed: 'dpkg 里的版本，加引号，不带 epoch',
    example: "version: '2.1.0'",
  },
  'boss.v2.packages.backEnd.*.sha256': {
    meaning: '文件的 sha256',
    shown: '`sha256sum FILE`',
    noun: 'sha256',
    allowed: 'sha256sum 对这个文件打印的 64 个字母和数字',
    example: 'sha256: …',
    cure: '`sha256sum FILE` 可以得到它',
  },
  'boss.v2.packages.backEnd.*.file': {
    meaning: '本机上的 .deb，绝对路径或相对于这个文件的路径',
    shown: '`../packages/pitrix-boss2-manager_2.1.0_all.deb`',
    noun: '普通的路径',
    allowed:
      '运行本工具的机器上的 .deb，绝对路径或相对于这个文件的路径，由字母、数字、空格和 "._/@+~%:=,()-" 组成',
    example: 'file: ../packages/pitrix-boss2-manager_2.1.0_all.deb',
  },
  'boss.v2.packages.frontEnd': {
    meaning: '前端包，放置到 `/pitrix/repo/web/`',
    unset: '无',
    noun: '一个列表',
    allowed: '若干包，每个有 name、version、sha256 和 file',
    example: 'frontEnd: [ … ]',
  },
  'boss.v2.packages.frontEnd.*': {
    meaning: '其中一个',
    noun: '一个映射',
    allowed: 'name、version、sha256 和 file',
    example: '- name: pitrix-boss2-manager',
  },
  'boss.v2.packages.frontEnd.*.name': {
    meaning: '包名',
    shown: '`pitrix-boss2-web`',
    noun: '包名',
    allowed: 'dpkg 里的名字',
    example: 'name: pitrix-boss2-manager',
  },
  'boss.v2.packages.frontEnd.*.version': {
    meaning: '包的版本，加引号',
    shown: "`'2.1.0'`",
    noun: '包的版本',
    allowed: 'dpkg 里的版本，加引号，不带 epoch',
    example: "version: '2.1.0'",
  },
  'boss.v2.packages.frontEnd.*.sha256': {
    meaning: '文件的 sha256',
    shown: '`sha256sum FILE`',
    noun: 'sha256',
    allowed: 'sha256sum 对这个文件打印的 64 个字母和数字',
    example: 'sha256: …',
    cure: '`sha256sum FILE` 可以得到它',
  },
  'boss.v2.packages.frontEnd.*.file': {
    meaning: '本机上的 .deb，绝对路径或相对于这个文件的路径',
    shown: '`../packages/pitrix-boss2-web_2.1.0_all.deb`',
    noun: '普通的路径',
    allowed:
      '运行本工具的机器上的 .deb，绝对路径或相对于这个文件的路径，由字母、数字、空格和 "._/@+~%:=,()-" 组成',
    example: 'file: ../packages/pitrix-boss2-manager_2.1.0_all.deb',
  },
} satisfies Readonly<Record<string, KeyTexts>>;
