import type { Texts } from '../en';

/** What a look finds beside the summary. */
export const check: Texts['check'] = {
  notObserved: '没有观察过',
  locksNotKnown: ({ why }) => `锁：${why}`,
  locksSilent: '它没有说锁的情况',
  lockHeld: ({ holder, working, environment }) =>
    `zone 的锁由 ${holder} 持有${working}；部署会等它；确认持有者已经不在之后，npx boss take-over ${environment} 可以释放它`,
  nobodySaid: '没有留下名字的人',
};
