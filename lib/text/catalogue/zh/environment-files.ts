import type { Texts } from '../en';

/** What is said of environment files that cannot be chosen or read. */
export const environmentFiles: Texts['environment']['files'] = {
  noFile: '这不是文件',
  largerThan: ({ most }) => `文件超过 ${most} 字节`,
  notRead: '无法读取文件',
  unreadable: {
    allowed: '您可以读的普通文件',
    cure: '检查路径和文件的权限（ls -l）',
  },
  tooLarge: ({ most }) => ({
    what: '文件太大，不可能是环境文件',
    allowed: `最多 ${most} 字节`,
    cure: '检查是不是拿错了文件',
  }),
  notUtf8: {
    what: '文件不是 UTF-8',
    allowed: 'UTF-8',
    cure: '把文件保存为 UTF-8',
  },
  otherEncoding: '其他编码的字节，例如 GBK 或 Latin-1',
  rest: ({ problems }) => ({
    what: '其余的不再显示',
    got: `还有 ${problems} 个问题`,
    allowed: '没有问题',
    cure: '先改正上面的，再验证一次',
  }),
  name: {
    what: '文件名会成为 stack 的名字，但它不合规则',
    allowed: '最多 63 个小写字母、数字和 "-"，不以 "-" 开头，后面是 .yaml',
    cure: '给文件改名，例如用 zone id：pek3a.yaml',
  },
  sameName: ({ other }) => ({
    what: '选中的两个环境名字相同',
    allowed: '每个环境有自己的名字：它就是 stack 的名字',
    cure: `给这个文件或 ${other} 改名`,
  }),
  here: ({ names }) => `这里的环境：${names.length === 0 ? '还没有' : names.join('、')}`,
  noneYet: {
    what: '还没有环境',
    got: '没有文件 environments/<name>.yaml',
    cure: '从复制 environments/examples/zone.yaml 开始',
  },
  several: ({ givenBy }) => ({
    what: '没有选择环境，而这里有多个',
    cure: `把 ${givenBy} 设为一个或多个，中间用逗号`,
  }),
  emptyName: ({ givenBy }) => ({
    what: '选中的环境里有空名字',
    cure: `改正 ${givenBy}；不设置时表示唯一的那个环境`,
  }),
  noSuch: '没有这个环境',
  thatIs: ({ entry, file }) => `${entry}，即 ${file}`,
  chooseOne: '选其中一个，或给出文件的路径',
};
