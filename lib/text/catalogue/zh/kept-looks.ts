import type { Texts } from '../en';

/** Why a text of the firstbox tells nothing. */
export const looks: Texts['kept']['looks'] = {
  notAsked: ({ reading }) => `没有询问 ${reading}`,
  absent: ({ reading }) => `没有 ${reading}`,
  nothingOf: ({ reading, name }) => `${reading} 没有提到 ${name}`,
  notWhole: ({ file }) => `${file} 没有完整送达`,
  notUtf8: ({ file }) => `${file} 不是 UTF-8`,
  noSection: ({ section }) => `没有 ${section} 一节`,
  checkZone: ({ section }) => `没有 ${section} 一节；请核对 zone id`,
  notJson: '它不是 JSON',
  noJsonObject: '它不是 JSON 对象',
  noCurrent: '里面没有 "current"',
  noInstaller: '"current" 的 "installer" 不是 "4.4.3" 这样的版本',
  noFlags: '里面没有 deploy_*',
  flagTwice: '有一个 deploy_* 写了两次',
  noStatus: '它没有说 "status"',
  noHttpStatus: 'curl 没有说 HTTP 状态码',
  noHost: '它没有写任何主机',
  twoAddresses: ({ name, one, other }) => `${name} 有两个地址：${one} 和 ${other}`,
  noHostsLine: ({ line, reported }) =>
    `第 ${line} 行不是 "IP name [name...]" 的形式：${reported}；请在 firstbox 上执行它查看`,
  atLine: ({ line, what }) => `第 ${line} 行：${what}`,
  twoReceipts: '以它的名字来了两份回执',
  notFinished: ({ reported }) => `它没有回答完：${reported}`,
  answersLost: ({ given, arrived }) => `它给了 ${given} 个回答，送达 ${arrived} 个`,
  listedAs: ({ reported }) => `它被列为 ${reported}`,
};
