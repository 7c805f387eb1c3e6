import type { Texts } from '../en';

/** What is said of files that an environment names in `boss.v2.config`; nothing of them is quoted. */
export const contents: Texts['environment']['contents'] = {
  unreadable: ({ most }) => ({
    allowed: `您可以读的普通文件，最多 ${most} 字节；路径从环境文件所在目录算起`,
    cure: '改正 boss.v2.config 里的路径，或文件的权限（ls -l）',
  }),
  nothingReadable: '没有可读的内容',
  windowsLines: {
    what: '有一行以 CR LF 结尾，像在 Windows 上那样',
    allowed: '以 LF 结尾的行，平台就是这样写的',
    cure: `sed -i 's/\\r$//' FILE；在 git 里，.gitattributes 中的 \`*.yaml text eol=lf\` 可以保持不变`,
  },
  suchLines: ({ lines }) => `${lines} 行`,
  allowed: '一个 YAML 映射，每个键一次；值里的密码写成 @secret:NAME@，NAME 由大写字母、数字和 "_" 组成',
  tooBig: ({ what }) => ({
    problem: `这个文件不可能是配置文件：${what}`,
    cure: '检查是不是拿错了文件',
  }),
  keyTwice: { problem: '有一个键写了两次', cure: '删除其中一个' },
  noYaml: ({ code }) => `这不是 YAML（${code}）`,
  quotePlace: "给它加上引号：'@secret:NAME@'",
  correctLine: '改正这一行',
  noMapping: { problem: '文件不是一个映射', cure: '每行写一个 "key: value"' },
  noEnd: { problem: '这个 YAML 没有尽头（锚点里有它自己的别名）', cure: '把值写出来' },
  aliases: { problem: '这不是 YAML（别名没有锚点，或别名太多）', cure: '把值写出来' },
  badPlace: '放密码的位置写得不对',
  intoAValue: '把它写在值里',
  asPlace: '写成 @secret:WAREHOUSE_KEY@ 这样',
  misfit: ({ name }) => ({
    what: `密码 ${name} 的值不能放在这里：文件的意思会变`,
    allowed: '在这样的引号里仍是一段文本的值',
    cure: '给占位符加上双引号；多行的值写在 "|" 下面，以换行结尾的写在 "|-" 下面',
  }),
  noValue: ({ name }) => `密码 ${name} 没有值`,
  tooShort: ({ name }) => `密码 ${name} 的值太短，无法在打印的内容里隐藏`,
  inVariable: ({ least, name }) => ({
    allowed: `至少 ${least} 个字符，放在 BOSS_SECRET_${name} 里`,
    cure: `export BOSS_SECRET_${name}，或在 boss.v2.config.secrets 里写一个文件`,
  }),
  inVariableOrFile: ({ least, name, file }) => ({
    allowed: `至少 ${least} 个字符，放在 BOSS_SECRET_${name} 或 ${file} 里`,
    cure: `export BOSS_SECRET_${name}，或把它加到 ${file} 里`,
  }),
  unused: ({ name, used }) => ({
    what: `密码 ${name} 没有用到`,
    got: 'boss.v2.config 的文件里没有这个名字的 @secret:…@',
    allowed: `用到的密码：${used.join('、')}`,
    cure: '删掉它，或改正名字',
  }),
  weak: ({ name, characters, least }) =>
    `密码 ${name} 的值可以被试出来：只有 ${characters} 个字符，种类也少；请换一个至少 ${least} 个字符的`,
};
