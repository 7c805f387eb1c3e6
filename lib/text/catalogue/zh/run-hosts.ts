import type { Texts } from '../en';
import { answer, thing } from './things';

/** What a run says of hosts: how they came out, and why. */
export const runHosts: Texts['run']['hosts'] = {
  results: {
    proven: '已验证',
    unreachable: '不可达',
    unreadable: '无法识别',
    failed: '失败',
    skipped: '跳过',
    running: '仍在运行',
  },
  proven: ({ proven, changed }) => `${proven} 台已验证（变更 ${changed} 台）`,
  counted: ({ hosts, result }) => `${hosts} 台${result}`,
  outcomes: ({ counts }) => `主机：${counts.join('，')}`,
  outcome: ({ result, text }) => `  ${result}：${text}`,
  about: ({ host, reason }) => `${host}：${reason}`,
  aboutStep: ({ host, step, reason }) => `${host}：${thing(step)}：${reason}`,
  noReason: '没有给出原因',
  notAsked: ({ reason }) => `做计划时不可达：${reason}`,
  leftRunning: '运行在 firstbox 上继续，这里不再跟随',
  leftOut: ({ hosts }) =>
    `${hosts.join('、')} 在部署作业期间离开了节点组，没有验证；请确认这是有意的，然后重新做计划`,
  expected: ({ subject, wanted, found, why }) =>
    `${thing(subject)}：期望 ${answer(wanted)}，实际 ${answer(found)}${why === '' ? '' : `（${why}）`}`,
  unknownSubject: '不认识的内容',
  calledOther: ({ name }) => `它自称 ${name}，所以它说的都不采信；请改回它自己的名字（uname -n）`,
  calledTwice: '以它的名字收到两份输出，其中一份来自别的主机：两份都不采信；fanOut.engine: ssh 能区分它们',
  keyChanged: '主机密钥变了：不是 firstbox 认识的那个',
  keyUnknown: 'firstbox 不认识它的主机密钥',
  keyCure: ({ commands }) =>
    `如果它重装过，请在它的控制台上核对密钥，再在 firstbox 上执行：${commands.join('; ')}，然后登录它一次`,
  keyTrouble: ({ trouble, cure }) => `${trouble}；没有向它发送任何东西；${cure}`,
  unsent: ({ said }) => `没有回答；没有向它发送任何东西：${said}`,
  silent: ({ said }) => `没有回答；变更已经发出，所以它可能已被变更，命令可能还在那里执行：${said}`,
  cutOff: ({ said }) => `回答没有到结尾；它可能已被变更，命令可能还在那里执行：${said}`,
  saidNothing: '它什么也没有说',
  nothing: '空名',
};
