import type { Texts } from '../en';
import { answer, thing } from './things';

/** What a plan warns of. */
export const warnings: Texts['kept']['warnings'] = {
  skipped: ({ host, reported, group, most }) =>
    `${host}：跳过（不可达：${reported}）：对它一无所知，在那里什么都不做；rollout.${group}.maxUnreachable 允许 ${most} 台；请让它恢复，再重新计划`,
  unproven: ({ hosts, word, reported }) =>
    `${hosts}：BOSS V2：${answer(word)}：${reported}；请在那里执行 areyouok；如果一切正常，把它各行的模式写进 boss.v2.healthyLine`,
  unwell: ({ hosts, word, reported }) =>
    `${hosts}：BOSS V2：${answer(word)}：${reported}；请在那里修复（操作手册 检查环境：areyouok；supervisorctl status），再重新计划；只要它还这样，有改动的部署最后都会失败`,
  versionsDiffer: ({ hosts, reported }) =>
    `${hosts}：BOSS V2 的版本不同：${reported}；请与期望的包对比（操作手册 升级包）`,
  versionsUnknown: ({ hosts, reported }) =>
    `${hosts}：BOSS V2 的版本：看不懂：${reported}；请与期望的包对比（操作手册 升级包）`,
  hostsLinesUnknown: ({ reported }) =>
    `firstbox：不知道 hosts 文件该写哪些行：${reported}；请在那里执行 /pitrix/bin/dump_hosts.py`,
  noSuchCommand: '没有这个命令',
  absentWithDoubt: ({ host, subject, reported }) => `${host}：${thing(subject)}：不存在；${reported}`,
  publicFile: ({ path, reported }) =>
    `firstbox：文件 ${path}：那里的每个用户都能读到它和其中的机密（${reported}）；如果只有 root 需要它，请在那里对它 chmod o-r`,
};
