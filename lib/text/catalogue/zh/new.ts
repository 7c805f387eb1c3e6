import type { Texts } from '../en';
import { newImport } from './new-import';
import { problem } from './problem';

const onFirstbox = 'cat /etc/ssh/ssh_host_ed25519_key.pub';
const byHand = '复制 environments/examples/zone.yaml，再写上正确的内容';

/** What `boss new` says, and the comments of the file that it writes. */
export const newFile: Texts['newFile'] = {
  written: ({ file, environment }) => `${file}：已写好；请通读一遍，然后：npx boss plan ${environment}`,
  noGroup: ({ file, group }) => `警告：${file}：平台没有按惯用名字的节点组 ${group}；请写 groups.${group}`,
  notWritten: ({ file, got }) =>
    problem({
      what: `boss new：无法写 ${file}，没有留下任何内容`,
      got,
      allowed: '可写、有空间的目录，以及新的名字',
      cure: '看 ls -l 和 df',
    }),
  import: newImport,
  askedLayout: '它的布局：standard、fusion 还是 devops？\n  请输入：',
  wrong: {
    name: ({ got }) =>
      problem({
        what: 'boss new：不是环境的名字',
        got,
        allowed: '小写字母、数字和 -',
        cure: '换一个名字',
      }),
    thereAlready: ({ file }) =>
      problem({
        what: `boss new：${file} 已经存在`,
        got: '一个文件',
        allowed: '新的名字',
        cure: '换一个名字，或先移走它',
      }),
    layout: problem({
      what: 'boss new：没有说明布局',
      got: '什么也没有',
      allowed: 'standard、fusion 或 devops',
      cure: '加上 --layout',
    }),
    jumpKeys: ({ jumps, keys }) =>
      problem({
        what: 'boss new：每个跳板机都需要它的主机密钥',
        got: `--jump ${jumps} 个，--jump-key ${keys} 个`,
        allowed: '密钥数量相同，顺序相同',
        cure: "每个都写 --jump-key 'TYPE BASE64'",
      }),
    keyBehindJump: problem({
      what: 'boss new：在跳板机后面无法询问密钥',
      got: '没有 --host-key',
      allowed: 'firstbox 的密钥',
      cure: '加上 --host-key',
    }),
    machine: ({ got }) =>
      problem({
        what: 'boss new：不是一台机器',
        got,
        allowed: 'user@host 或 user@host:port',
        cure: '改正它',
      }),
  },
  hostKey: {
    notKnown: ({ got }) =>
      problem({
        what: 'boss new：不知道 firstbox 的主机密钥',
        got,
        allowed: "--host-key 'TYPE BASE64'，或在终端上回答 yes",
        cure: `在 firstbox 的控制台上执行 ${onFirstbox}`,
      }),
    noneCame: 'ssh-keyscan 没有得到密钥',
    noTerminal: '没有终端',
    notConfirmed: '没有得到确认',
    came: ({ key, fingerprint }) => `从网络得到，未经验证：${key}（SHA256:${fingerprint}）`,
    question: ({ host }) =>
      `这是 ${host} 的密钥吗？请与 firstbox 控制台上 \`${onFirstbox}\` 的输出对照。只有 'yes' 才算确认。\n  请输入：`,
  },
  notTold: {
    zone: ({ got, zones }) => notTold('是哪个 zone', got, `其中之一：${zones.join('、')}`, '加上 --zone'),
    region: notTold('is_region 和 region_id', '什么也没有', 'is_region: 0，或 1 并带 region_id', byHand),
    domain: notTold('域名', '什么也没有', 'common 一节里的 domain:', byHand),
    place: ({ told }) => notTold('place', told.join('和') || '都没有', 'global 或 sub', '加上 --place'),
    value: ({ key, got }) => notTold(key, got, '字母、数字、点和短横线', byHand),
    file: ({ file, why }) => notTold(file, why, '平台自己的文件', '它是 firstbox 吗？请改正 user@firstbox'),
    notThere: '没有这个文件',
  },
  comment: {
    written: ({ from }) => `由 boss new 写成：${from}。全部键：docs/environment.md`,
    notAsked: '还没有询问',
    said: ({ firstbox, at }) => `根据 ${firstbox} 在 ${at} 的回答`,
    layout: '按您所说；平台不会说明',
    groups: '/pitrix/conf/nodes 里没有这些惯用名字；请写站点实有的：',
    desired: '对 BOSS 的期望。',
    deploy: '部署作业已经做过的地方不需要再做',
  },
};

function notTold(what: string, got: string, allowed: string, cure: string): string {
  return problem({ what: `boss new：平台没有说明：${what}`, got, allowed, cure });
}
