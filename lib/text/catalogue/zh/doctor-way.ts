import type { Texts } from '../en';

/** What is needed from here to a firstbox and its nodes: `what` is looked after, and what is `allowed` or `found`, with the `cure`. */
export const doctorWay: Texts['doctor']['way'] = {
  file: '环境文件',
  way: {
    what: ({ hops }) => `路径 ${hops}`,
    reached: '可达，主机密钥与写定的一致',
    allowed: '不问任何问题的登录',
    cure: '按消息所说的做；用同一个 ssh_config 手工 ssh 能看到更多（ssh -v）',
  },
  firstbox: ({ what }) => `firstbox：${what}`,
  program: {
    what: 'firstbox',
    found: '我们的程序在那里没有运行到结尾',
    allowed: '`ssh firstbox bash -s` 启动的 shell 是 bash 4.3 或更新',
    cure: '看看它的 .bashrc 做了什么',
  },
  user: {
    what: '用户',
    found: ({ uid }) => `uid ${uid}`,
    cure: 'firstbox.user: root，并且 root 接受这个密钥',
  },
  execNodes: {
    missing: '没有这个文件',
    allowed: '/pitrix/upgrade/exec_nodes.sh，可以执行',
    cure: '安装它，或写 fanOut.engine: ssh',
    unknown: '是不认识的一代；节点组不通过它解析',
    generation: ({ generation }) => `第 ${generation} 代`,
  },
  group: {
    what: ({ group }) => `节点组 ${group}`,
    found: ({ hosts }) => `其中有 ${hosts} 台`,
    allowed: '平台列出节点的文件',
    cure: '让平台写出它（gen_node_list），或写平台已有的节点组（环境文件里的 groups:）',
  },
  fanOut: {
    what: '分发',
    found: '命令太长',
    allowed: '60 KB',
    cure: 'fanOut.engine: ssh',
  },
  answer: {
    what: '回答',
    allowed: '完整的回答',
    cure: '恢复这台主机，或在 firstbox 上修正它的主机密钥，或允许它不在：rollout.<group>.maxUnreachable',
  },
  name: { what: '名字', allowed: '它自己的名字', cure: '到那里查看' },
  supervisord: {
    what: '通过 python 访问 supervisord',
    found: ({ version }) => `supervisor ${version}`,
    allowed: 'supervisor 自带的 supervisorctl，它的 Python 2.7 或 3，以及会回答的 supervisord',
    cure: '修好它；否则使用 supervisorctl，耗时更长，并且遇到别人未生效的修改时会停下',
  },
  bash: { what: 'bash', nothing: '什么也没有', allowed: '4.3 或更新', cure: '在那里升级 bash' },
  clock: {
    what: '时钟',
    found: '与本机一致',
    off: ({ seconds }) => `与本机相差 ${seconds} 秒`,
    notUnderstood: '看不懂',
    allowed: ({ seconds }) => `${seconds} 秒`,
    cure: '在那里或本机用 ntp 校准；计划里的时间是本机的，运行日志里的是 firstbox 的',
  },
};
