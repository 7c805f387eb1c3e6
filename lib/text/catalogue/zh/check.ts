import type { Texts } from '../en';

const kinds: Readonly<Record<string, string>> = {
  unhealthy: '不健康',
  'open-run': '运行未结束',
  'held-lock': '锁被持有',
  warning: '警告',
  error: '出错',
};

/** What a look finds beside the summary. */
export const check: Texts['check'] = {
  notObserved: '没有观察过',
  locksNotKnown: ({ why }) => `锁：${why}`,
  locksSilent: '它没有说锁的情况',
  lockHeld: ({ holder, working, environment }) =>
    `zone 的锁由 ${holder} 持有${working}；部署会等它；确认持有者已经不在之后，npx boss take-over ${environment} 可以释放它`,
  nobodySaid: '没有留下名字的人',
  beside: ({ kind, message }) => `${kinds[kind] ?? kind}：${message}`,
};
