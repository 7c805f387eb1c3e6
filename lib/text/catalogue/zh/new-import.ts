import type { Texts } from '../en';
import { problem } from './problem';

/** What `boss new --import` says. */
export const newImport: Texts['newFile']['import'] = {
  brought: ({ file, from, keys }) =>
    `${file}：与 ${from} 相同；${keys.length === 0 ? '其中没有发现密码' : `取出的密码：${keys.join('、')}`}`,
  encrypted: ({ file, secrets, recipients }) =>
    `${file}：为 ${file}.recipients 里的人（${recipients} 个）加密，密码 ${secrets} 个；git add 之前请检查上面的文件里是否还有别的密码`,
  left: ({ file, keys }) => `警告：${file}：只有名字像密码，值保留原样：${keys.join('、')}`,
  missing: ({ file }) => `警告：firstbox 上没有 ${file}，已略过`,
  nobody: problem({
    what: 'boss new --import：没有写明谁能解密',
    got: '什么也没有',
    allowed: '--recipient age1…，每人一个，或 --recipients-file FILE',
    cure: 'age-keygen -o FILE 生成 identity 并显示它的 recipient；age-keygen -y FILE 再次显示',
  }),
  recipient: ({ what, got, allowed, cure }) =>
    problem({ what: `boss new --import：${what}`, got, allowed, cure }),
  recipientsFile: ({ file, what, got }) =>
    problem({
      what: `boss new --import：${file}：${what}`,
      got,
      allowed: '每行一个 recipient 的文件',
      cure: '改正 --recipients-file',
    }),
  unasked: problem({
    what: 'boss new：recipient 只用于导入的密码',
    got: '没有 --import',
    allowed: '--recipient 和 --recipients-file 与 --import 一起用',
    cure: '加上 --import，或去掉它们',
  }),
  folderThere: ({ folder }) =>
    problem({
      what: `boss new --import：${folder} 已经存在`,
      got: '一个目录或文件',
      allowed: '新的名字',
      cure: '换一个名字，或先移走它',
    }),
  unreadable: ({ file, why }) =>
    problem({
      what: `boss new --import：没有读到 ${file}`,
      got: why,
      allowed: '该用户在那里可以读的 UTF-8 普通文件',
      cure: '在 firstbox 上查看它，或去掉 --import',
    }),
  secretText: problem({
    what: 'boss new --import：有一个密码不能存进密码文件',
    got: '一个不予显示的值',
    allowed: 'YAML 能容纳的文本',
    cure: '去掉 --import，手工写这些文件（docs/secrets.md）',
  }),
};
