import type { Texts } from '../en';

/** What is said of the platform whose runs a command is about. */
export const places: Texts['places'] = {
  theName: '给出的名字',
  theCommandLine: '命令行',
  noName: {
    what: '没有写是哪个环境',
    got: '什么也没有',
    allowed: '一个名字或路径，或 --stack 加 stack 的目录',
    cure: '写上它',
  },
  oneAtATime: {
    what: '写了几个环境',
    allowed: '一次只能一个环境',
    cure: '只写其中一个',
  },
  noStack: {
    what: '那里没有带运行的 stack',
    got: '里面没有文件 converge/*.json',
    allowed: '合成过的 stack 的目录，例如 cdktf.out/stacks/<stack>',
    cure: '先合成它，或写对目录',
  },
  noRun: {
    what: '无法读取的运行文件',
    allowed: '合成时写下的 JSON',
    cure: '重新合成这个 stack',
  },
  noPlatform: {
    what: '不知道指的是这个 stack 里的哪个平台',
    nothing: '没有名字',
    cure: '在 --stack 之前写上其中一个',
  },
};
