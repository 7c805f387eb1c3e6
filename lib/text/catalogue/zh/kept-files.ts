import type { Texts } from '../en';

/** Why a file of the firstbox is not edited. */
export const files: Texts['kept']['files'] = {
  absent: '没有这个文件；请核对 zone id',
  notSent: '它的内容没有送来',
  notWhole: '读取时它被改动，或没有完整送达',
  notUtf8: '它不是 UTF-8；允许：UTF-8 文本；请用 iconv 转换',
  notEditable: ({ line, what, cure }) =>
    `第 ${line} 行：${what}；允许：一个块映射，每个键各占一行，没有锚点；${cure}`,
  whole: '文件',
  inBraces: { what: ({ key }) => `${key} 写在花括号里`, cure: '请写成缩进的行' },
  anchor: { what: ({ key }) => `${key} 有锚点`, cure: '请把它的别名都写成值' },
  tag: { what: ({ key }) => `${key} 有标签`, cure: '请删除标签' },
  mergeKey: { what: ({ key }) => `${key} 有合并键 <<`, cure: '请把合并的键写出来' },
  questioned: { what: ({ key }) => `${key} 里有 "? " 后面的键`, cure: '请写 "key: value" 的形式' },
  markedKey: { what: ({ key }) => `${key} 里有带锚点或标签的键`, cure: '请删除它' },
  twice: {
    what: ({ key, first }) => `${key} 写了两次，第一次在第 ${first} 行`,
    cure: '请删除一个',
  },
  lineEnd: { what: '要改的行里有某些 YAML 读取程序当作换行的字符', cure: '请删除它' },
  alias: { what: ({ key }) => `${key} 是别名`, cure: '请把值写出来' },
  noMapping: { what: ({ key }) => `${key} 不是映射`, cure: '请改成所要的形式，或去掉它' },
  manyValues: { what: ({ key }) => `${key} 不是单个值`, cure: '请去掉它' },
  noColon: { what: ({ key }) => `${key} 没有冒号`, cure: '请写 "key: value" 的形式' },
  tagBefore: { what: ({ key }) => `${key} 的标签在另一行`, cure: '请写在一行里' },
  noList: { what: ({ key }) => `${key} 不是列表`, cure: '请改成所要的形式，或去掉它' },
  twiceOfTwo: { what: ({ key }) => `${key} 写了两次`, cure: '请删除不起作用的那个' },
  noKey: {
    what: ({ key, cure }) => `里面没有键 ${key}；允许：里面已有的键；${cure}`,
    cure: '请改正名字，或与文件对比',
  },
  nul: { what: '有 NUL 字符', cure: '请删除它' },
  tooDeep: { what: '它嵌套得太深', cure: '请恢复这个文件' },
  noYaml: { what: ({ code }) => `它不是 YAML（${code}）`, cure: '请改正它' },
  secondDocument: { what: '有第二个 YAML 文档', cure: '请在文件里只留一个' },
  loose: { what: '有指向不存在之物的别名或合并', cure: '请改正它' },
  noKeys: { what: '里面没有键', cure: '请恢复这个文件' },
  foreign: ({ path, said, value, key }) =>
    `它的内容属于别处，不会编辑也不会推送：${path} 是 ${said}；允许：${value}，即环境文件的 ${key}；请放回本 zone 自己的文件（副本：firstbox 上的 /var/backups/boss-cdktf），或改正 ${path}`,
  whoseUnknown: ({ why }) =>
    `看不出它属于谁，不会编辑也不会推送：${why}；允许：一次；请删除不起作用的那个，或放回本 zone 自己的文件（副本：firstbox 上的 /var/backups/boss-cdktf）`,
};
