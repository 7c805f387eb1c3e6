import type { Texts } from '../en';

const plain = '普通的 "key: value" 行';
const oneKeyALine = '每行写一个 "key: value"，每深一层多缩进两个空格';

/** What the reader of YAML means by its codes; where there is none, its own words stand. */
const meanings: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对',
  BAD_DQ_ESCAPE: '双引号里的转义不对',
  BAD_SCALAR_START: '这个字符不能作为值的开头',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个键',
  MISSING_CHAR: '缺少结尾的引号、括号，或分隔用的字符',
  MULTILINE_IMPLICIT_KEY: '键没有写在一行内',
  UNEXPECTED_TOKEN: '这里不该有这些内容',
};

/** What is said of an environment file that is not the plain YAML of one. */
export const yaml: Texts['environment']['yaml'] = {
  tooDeep: ({ most }) => `嵌套或缩进超过 ${most} 层的 YAML`,
  tooManyPieces: ({ most }) => `由超过 ${most} 个片段组成的 YAML`,
  plain,
  version: 'YAML 1.2',
  noYaml: ({ message, code }) => `这不是 YAML：${meanings[code] ?? message}`,
  oneKeyALine,
  cures: {
    indent: '与相邻的行对齐，每层两个空格，并把每个括号配对',
    secondKey: '给含有 ": " 的值加上引号，或把第二个键另起一行',
    colon: '在键后面加上冒号和空格',
    missing: '补上结尾的引号、括号或冒号',
    quotes: '给这个值加上引号',
    backslash: '改用单引号，其中反斜杠是普通字符',
  },
  readDifferently: {
    what: '不同的 YAML 解析器对这个值的理解不同',
    allowed: '带引号的文本；数字写成普通的十进制数字',
    cure: '如果是文本就加上引号，否则写成普通数字',
  },
  ambiguousWord: ({ word }) => ({
    what: `没有引号时，${word} 对一些 YAML 解析器是文本，对另一些是 true 或 false`,
    allowed: '带引号的名字',
    cure: `如果它确实是名字，写 '${word}'`,
  }),
  keyTwice: ({ key, line, column }) => ({
    what: `键 ${key} 写了两次，第一次在第 ${line} 行第 ${column} 列`,
    allowed: '每个键一次',
    cure: '删除其中一个',
  }),
  mergeKey: { what: '一个合并键', allowed: plain, cure: '把要合并的键写出来' },
  nobodysKey: { what: '没有叫这个名字的键', allowed: plain, cure: '删除它' },
  keyNoText: { what: '键不是文本', allowed: plain, cure: '写一个词、一个冒号和一个空格' },
  alias: { what: '一个别名', allowed: plain, cure: '在用到的地方把值写出来' },
  anchor: { what: '一个锚点', allowed: plain, cure: '在用到的地方把值写出来' },
  tag: { what: '一个标签', allowed: plain, cure: '删除标签；需要保持为文本的值加上引号' },
  severalDocuments: {
    what: '一个文件里有多个 YAML 文档',
    allowed: '每个文件一个环境',
    cure: '各放在自己的文件里',
  },
  documents: ({ documents }) => `${documents} 个文档`,
};
