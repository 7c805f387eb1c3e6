import type { Texts } from '../en';
import { problem } from './problem';

/** What is said of the way between here and a run on the firstbox. */
export const runWay: Texts['run']['way'] = {
  question: ({ attach }) => `
已中断。不论这里发生什么，运行都在 firstbox 上继续。
  l  让它继续运行；${attach} 可以跟随它，下一次部署会等它
  s  请它在开始下一件事之前停下；主机上已经开始的会做完（杀掉 exec_nodes.sh 也停不下来）
l 还是 s（30 秒后按 l）？ `,
  left: ({ attach }) => `已中断：运行留在 firstbox 上继续：${attach}`,
  askedToStop: '已中断：已请运行在开始下一件事之前停下',
  notAsked: ({ why }) => `没能请它停下：${why}`,
  notNoted: ({ firstbox }) => `firstbox ${firstbox}：没能在那里记下要停止运行`,
  notEnded: ({ firstbox }) => `firstbox ${firstbox}：没能在那里结掉被杀掉的运行的运行日志`,
  notSent: ({ firstbox, zone }) =>
    `firstbox ${firstbox}：没有发来 zone ${zone} 的运行日志，所以不知道这些运行的结果`,
  toldToBegin: ({ said, attach }) => `${said}；已经通知运行开始：${attach} 会说明它是否在工作`,
  notTold: ({ said }) => `${said}；没有通知那里的运行开始：没有变更任何东西：请重新部署`,
  held: ({ firstbox, zone, minutes, holder, attach, takeOver }) =>
    `firstbox ${firstbox}：另一个运行持有 zone ${zone} 的锁超过 ${minutes} 分钟，没有变更任何东西：${holder}；用 ${attach} 跟随它，或看 ${takeOver}`,
  waitingForRun: ({ zone, holder, attach }) =>
    `firstbox  正在等待 zone ${zone} 的另一个运行：${holder}（${attach} 可以查看）`,
  waitingInterrupted: '在等待另一个运行时被中断：什么都没有开始',
  mayBeAtWork: ({ said, attach }) => `${said}；运行可能还在那里工作：${attach} 可以跟随它，下一次部署会等它`,
  joining: ({ said, seconds }) => `firstbox  连接断开（${said}）；运行在那里继续；${seconds} 秒后重新连接`,
  joiningUnsure: ({ said, seconds }) =>
    `firstbox  连接断开（${said}）；运行可能已在那里开始；${seconds} 秒后重新连接`,
  goesOn: ({ firstbox }) => `运行在 firstbox ${firstbox} 上继续`,
  gone: ({ firstbox }) =>
    `firstbox ${firstbox}：运行的进程在结束之前不见了（被杀掉，或机器重启过）；它在主机上开始的可能还在进行：请重新做计划`,
  refused: ({ firstbox, said }) => `firstbox ${firstbox}：${said}：什么都没有开始`,
  strangeFolder: ({ firstbox, folder }) =>
    `firstbox ${firstbox}：${folder} 不是只有 root 能写的目录，所以不知道运行在做什么：请查明是谁建的，并把它移走`,
  journalGone: ({ firstbox }) =>
    `firstbox ${firstbox}：运行的运行日志不见了，所以不知道它做了什么：请重新做计划`,
  calledOff: ({ firstbox }) =>
    `firstbox ${firstbox}：运行没有在那里开始，已被取消；没有变更任何东西：请重新部署`,
  lostWithoutReason: '连接断开，ssh 没有说明原因',
  waitingForFirstbox: ({ seconds }) => `正在等待 firstbox，${seconds} 秒`,
  waiting: ({ hosts, all, seconds, names }) =>
    `正在等待 ${all} 台主机中的 ${hosts} 台，${seconds} 秒：${names}`,
  notObserved: ({ title }) =>
    `${title}：没有观察过环境（BOSS_OBSERVE=off），所以不知道它的主机；要部署请取消 BOSS_OBSERVE`,
  byItself: ({ attach }) => `firstbox  运行在那里独立工作，不需要您在场；要跟随它：${attach}`,
  notBegun: ({ why }) => `没有开始：${why}`,
  notProven: ({ title }) => `${title}：没有通过验证`,
  refusedWhenPlanned: ({ title }) => `${title}：做计划时已被拒绝，什么都没有做：`,
  historyNotWritten: ({ why }) => `警告：无法写历史：${why}`,
  usage:
    '用法：lib/run/main.ts "FILE.json SHA256 SHA256"（由 synth 写成，由 Terraform 启动）；旧版本的计划没有 sha256：请重新做计划',
  runFile: '运行文件',
  script: '脚本',
  file: '文件',
  nothing: '没有',
  nothingReadable: '没有可读的内容',
  otherThanPlanned: ({ path, what, got, allowed }) =>
    problem({
      what: `${path}：${what}与这个计划的不同，所以没有变更任何东西`,
      got,
      allowed: `${allowed}，与计划一致`,
      cure: '重新做计划，并部署新计划所显示的内容',
    }),
};
