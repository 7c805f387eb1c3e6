import type { Texts } from '../en';

/** What commander says by itself of a command line. */
export const commandLine: Texts['commandLine'] = {
  titles: {
    usage: '用法：',
    arguments: '参数：',
    options: '选项：',
    globalOptions: '全局选项：',
    commands: '命令：',
  },
  version: '显示版本号',
  help: '显示命令的帮助',
  choices: ({ choices }) => `（可选：${choices}）`,
  errors: {
    missingArgument: ({ name }) => `错误：缺少参数 '${name}'`,
    missingValue: ({ option }) => `错误：选项 '${option}' 缺少值`,
    missingOption: ({ option }) => `错误：没有给出必需的选项 '${option}'`,
    unknownOption: ({ option }) => `错误：没有选项 '${option}'`,
    unknownCommand: ({ command }) => `错误：没有命令 '${command}'`,
    tooMany: ({ command, expected, got }) =>
      `错误：'${command}' 的参数太多。应为 ${expected} 个，实际 ${got} 个。`,
    choice: ({ option, value, choices }) => `错误：选项 '${option}' 的值 '${value}' 无效。允许：${choices}。`,
    argumentChoice: ({ name, value, choices }) =>
      `错误：参数 '${name}' 的值 '${value}' 无效。允许：${choices}。`,
  },
  didYouMean: ({ word }) => `（您是指 ${word} 吗？）`,
  didYouMeanOne: ({ words }) => `（您是指其中之一吗：${words}？）`,
};
