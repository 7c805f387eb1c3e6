import type { Texts } from '../en';

/** What is said of looking at hosts. */
export const look: Texts['look'] = {
  wrongMode: ({ got }) => `BOSS_OBSERVE 是 ${got}；允许：live、off；要查看主机请取消它`,
  saved: ({ file }) => `查看的结果保存在 ${file}`,
  ofOthers: ({ file, environment, others }) =>
    `${file} 里没有 ${environment} 的查看结果，只有 ${others.join('、')} 的；请在 BOSS_OBSERVATIONS 里写另一个文件`,
  replaying: ({ environment, file, seen }) => `${environment}：现在没有查看；重放 ${file}，查看于 ${seen}`,
  observing: ({ environment, answered, expected, seconds }) =>
    `${environment}：正在查看，${expected} 台主机中 ${answered} 台已回答，${seconds} 秒`,
  noEnd: ({ firstbox }) => `firstbox ${firstbox}：它的脚本没有运行到结尾；它的 shell 是 bash 4.3 或更新吗？`,
  noObservations: ({ file, why }) =>
    `${file} 里没有保存的查看结果：${why}；请删除它，或在 BOSS_OBSERVATIONS 里写另一个文件`,
};
