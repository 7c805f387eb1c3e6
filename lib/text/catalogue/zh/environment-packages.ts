import type { Texts } from '../en';

/** What is said of files that are not the packages which an environment file names. */
export const packageFiles: Texts['environment']['packageFiles'] = {
  allowed: ({ name, version }) => `含有包 ${name} ${version} 的文件，sha256 与旁边写的一致`,
  notThere: '包文件不存在',
  notPlain: '包文件不是普通文件',
  putItThere: '把文件放到那里，或改正路径；路径从这个文件所在目录算起',
  otherSum: ({ file }) => ({
    what: `${file} 的 sha256 不是这个`,
    cure: '与提供方公布的对照；然后改正文件或 sha256',
  }),
  notRead: '无法读取文件',
  other: ({ file, key }) => ({
    what: `${file} 是另一个包`,
    cure: `改正 ${key}，或写对文件和它的 sha256`,
  }),
  none: '不是软件包',
};
