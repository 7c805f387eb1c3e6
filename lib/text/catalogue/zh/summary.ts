import type { Texts } from '../en';
import { answer, thing } from './things';

/** A plan as somebody reads it first. `seen` is a time, `hosts` a number or a folded set. */
export const summary: Texts['summary'] = {
  notObserved: ({ environment }) => `${environment}：没有观察过；计划没有与主机对比`,
  nothingDiffers: ({ environment, hosts, seen }) =>
    `${environment}：${hosts} 台主机都没有差异（查看于 ${seen}）`,
  refused: ({ environment, hosts, seen }) =>
    `${environment}：拒绝（REFUSED），不论 ${hosts} 台主机有何差异（查看于 ${seen}）`,
  differs: ({ environment, differing, parts, hosts, seen }) =>
    `${environment}：${parts} 个部分中 ${differing} 个有差异，询问了 ${hosts} 台主机（查看于 ${seen}）；按执行顺序：`,
  blocked: ({ why }) => `受阻（BLOCKED） ${why}`,
  inSync: ({ parts }) => `一致：${parts.join('、')}`,
  notCompared: ({ parts }) => `没有与主机对比，是否要做看 Terraform 的计划：${parts.join('、')}`,
  skipped: ({ host, reason }) => `跳过：${host}：${reason}；在那里什么都不做`,
  warning: ({ text }) => `警告：${text}`,
  noHostKnown: '不知道有哪台主机有差异',
  hostsDiffer: ({ differing, hosts, names }) => `${hosts} 台主机中 ${differing} 台有差异：${names}`,
  oneAfterTheOther: ({ groups }) => `${groups.join('、')} 逐台进行`,
  inWaves: ({ groups, sizes }) => `${groups.join('、')} 分 ${sizes.length} 批：${sizes.join('、')} 台`,
  untilFailed: ({ waves, percent }) => `${waves}，失败超过 ${percent} % 为止`,
  about: ({ does, interrupts, wayBack }) => `做什么：${does}；中断：${interrupts}；回退：${wayBack}`,
  part: ({ number, part, told }) => `${number}. ${part}：${told.join('；')}`,
  lastTime: ({ seconds }) => `上次用时 ${seconds} 秒`,
  fact: ({ hosts, subject, wanted, found }) =>
    `${hosts}：${thing(subject)}：期望 ${answer(wanted)}，实际 ${answer(found)}`,
  more: ({ facts, where }) => `还有 ${facts} 项${where}`,
  inSummaryFile: '，见 summary.md',
  byJson: '，用 --json 查看',
  reasonsBelow: '原因见下',
};
