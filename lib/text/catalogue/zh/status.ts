import type { Texts } from '../en';

/** What a look comes to, in a few words for each environment. */
export const status: Texts['status'] = {
  inSync: '一致',
  differs: '有差异',
  notSeen: '看不到',
  wrongInput: '输入错误',
  error: '出错',
  unhealthy: '不健康',
  skipped: '有主机被跳过',
  openRun: '有未结束的运行',
  heldLock: '锁被持有',
  hosts: ({ hosts }) => `${hosts} 台主机`,
  deployNotKnown: '不知道最近一次部署',
  noDeploy: '还没有部署过',
  lastDeploy: ({ when, by }) => `最近一次部署：${when}，${by}`,
};
