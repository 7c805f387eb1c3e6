import type { Texts } from '../en';

/** What is said of a file encrypted with age, of the identity that opens it, and of what stands in it; no value is shown. */
export const secretFile: Texts['environment']['secretFile'] = {
  notDecrypted: ({ variable }) => ({
    what: '无法解密密码文件',
    allowed: `用 \`age --encrypt --recipient age1…\` 为 ${variable} 的 identity 写成的文件`,
    cure: `在 ${variable} 里写对 identity，或也为它加密这个文件`,
  }),
  notWhole: {
    what: '有一个 identity 不完整',
    allowed: '`age-keygen -o FILE` 写出的那种文件',
    cure: '重新生成文件，或从您保存的地方取回',
  },
  identityNotWhole: ({ variable }) => `${variable} 里的一个 identity 不完整`,
  notOfAge: '不是 age 写的文件',
  forNone: '文件不是为这些 identity 加密的',
  damaged: '文件已损坏',
  identity: ({ variable }) => ({
    allowed: '一个文件的绝对路径，里面是 AGE-SECRET-KEY-1… 行，像 `age-keygen -o FILE` 写出的那样，没有口令',
    cure: `export ${variable}=$HOME/…，或用 BOSS_SECRET_<NAME> 给出每个密码`,
  }),
  noIdentity: '要解密密码文件，却没有指定 identity',
  relative: 'identity 的路径是相对路径，而 Terraform 在别的目录运行',
  identityUnread: ({ what }) => `identity：${what}`,
  passphrase: 'identity 有口令保护',
  encrypted: '用 age 加密的文件',
  noneInFile: '文件里没有 age 的 identity',
  allowed: '一个 YAML 映射，每个名字一次：NAME: value，NAME 由大写字母、数字和 "_" 组成',
  noMapping: {
    what: '加密的内容不是从名字到文本的映射',
    cure: '用 age 解密，改正后重新加密',
  },
  notOneMapping: { what: '文本不是一个映射', cure: '每行写一个 NAME: value' },
  nameTwice: { what: '有一个名字写了两次', cure: '删除其中一个' },
  noYaml: ({ code }) => ({
    what: `这不是 YAML（${code}）`,
    cure: '给值加上引号，或改正这一行',
  }),
  noName: { what: '这不是密码的名字', cure: '大写字母、数字和 "_"：WAREHOUSE_KEY' },
  noText: ({ name }) => ({ what: `${name} 的值不是文本`, cure: '加上引号，或写在 "|" 下面' }),
  tooShort: ({ name, least }) => ({
    what: `${name} 的值太短，无法在打印的内容里隐藏`,
    cure: `至少 ${least} 个字符`,
  }),
  onlyLines: '每行写一个 NAME: value，不要有 YAML 的其他写法',
};
