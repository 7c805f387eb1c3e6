import type { Texts } from '../en';

/** What is said of the way to a firstbox, and of what comes over it. */
export const ssh: Texts['ssh'] = {
  place: ({ firstbox, why }) => `firstbox ${firstbox}：${why}`,
  notPlain: ({ word }) => `给 firstbox 的参数不是普通的词：${word}`,
  configUnread: ({ file }) =>
    `无法读取它的 sshConfig ${file}；允许：一个文件，绝对路径，或相对于环境文件的路径；请改正路径，或去掉 sshConfig`,
  silent: ({ seconds }) => `${seconds} 秒没有收到任何内容；主机上的命令可能还在执行`,
  interrupted: '已中断；主机上的命令可能还在执行：下次部署之前请重新做计划',
  tooMuch: ({ bytes }) => `输出超过 ${bytes} 字节`,
  noSsh: '本机没有程序 ssh；请安装 OpenSSH 客户端',
  endedBefore: ({ code, said, host }) =>
    `我们的程序还没有开始，登录就以 ${code} 结束，并说：${said}；可能是它的 .bashrc、ForceCommand 或登录 shell 结束了登录，或它没有 bash：请用 \`ssh ${host} bash --version\` 查看`,
  nothing: '（没有内容）',
  file: {
    place: ({ firstbox, file }) => `firstbox ${firstbox}：${file}`,
    unread: ({ place, file }) =>
      `${place}：无法读取它的文件 ${file}；允许：普通文件；请放好文件，或改正环境文件`,
    compared: ({ name }) => `firstbox  ${name}：正在比对已有的内容，还没有发送`,
    sending: ({ name, sent, size }) => `firstbox  ${name}：已发送 ${sent} MB，共 ${size} MB`,
    already: ({ name }) => `firstbox  ${name}：已经有了`,
    sent: ({ name, size }) => `firstbox  ${name}：已发送 ${size} MB`,
    notSent: ({ place, why }) => `${place}：没有发送：${why}`,
    still: ({ seconds }) => `${seconds} 秒没有进展`,
    interrupted: '已中断',
    cannotRead: ({ file, why }) => `无法读取它的文件 ${file}：${why}`,
    notSaid: 'firstbox 没有说它已收到',
  },
  complaint: {
    jumpHost: ({ host, why, number, all }) => `跳板机 ${host}（共 ${all} 台，第 ${number} 台）：${why}`,
    hostOnTheWay: ({ why }) => `途中由 ssh_config 指定的一台主机：${why}`,
    it: '它',
    otherKey: ({ alias, said }) =>
      `${alias} 的主机密钥不是本机认识的（${said}）；请核对它的密钥，再看它的 known_hosts`,
    pinnedKey: ({ said, key }) =>
      `它的主机密钥与环境文件里的不同（${said}）；如果机器重装过，请在控制台上核对密钥并改正 ${key}`,
    keyUnderJumpHosts: 'jumpHosts 下它的 hostKey',
    tooManyKeys: ({ said }) =>
      `它拒绝了登录（${said}）；请少给一些密钥：在 ssh_config 里写 IdentitiesOnly yes 和一个 IdentityFile`,
    denied: ({ said }) => `它拒绝了登录（${said}）；请把密钥加入 ssh agent，或写在 ssh_config 里`,
    noCommonWay: ({ said }) =>
      `它与本机的 ssh 没有共同的算法（${said}）；请在 ssh_config 里允许它提供的算法，或更新它的 sshd`,
    noNextHop: ({ said }) =>
      `它到不了途中的下一台主机（${said}）；请在那里查看是否允许，以及那台主机是否正常`,
    lost: ({ said }) => `ssh 无法到达它，或连接断开（${said}）`,
    withoutWord: 'ssh 没有说明就结束了',
    closed: ({ said }) => `它，或途中的跳板机，没有说明原因就关闭了连接（${said}）`,
  },
};
