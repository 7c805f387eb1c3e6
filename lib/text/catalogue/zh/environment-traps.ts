import type { Texts } from '../en';

/** What is said of characters and secrets that YAML readers would swallow or misread without a useful word. */
export const traps: Texts['environment']['traps'] = {
  privateKey: {
    what: '一个私钥',
    allowed: '环境文件里没有任何密码或密钥，它保存在 git 里',
    cure: '把它删掉，git 历史里也要删掉，并在那台主机上重新生成',
  },
  password: {
    what: '地址里有密码',
    allowed: '环境文件里没有任何密码或密钥，它保存在 git 里',
    cure: '去掉 `user:password@`，git 历史里也要去掉，并更换密码；状态的位置由 TF_HTTP_USERNAME 和 TF_HTTP_PASSWORD 或 PG_CONN_STR 提供',
  },
  invisible: {
    what: '不可见字符或控制字符',
    allowed: '可见的文本，行尾是 LF 或 CRLF',
    cure: '删除它，或重新输入这一行：从文档或终端复制时会带进这种字符',
  },
  tab: {
    what: '缩进里有制表符',
    allowed: '空格，每层两个',
    cure: '换成空格，并把编辑器设成输入空格',
  },
  wideSpace: {
    what: '全角空格或不间断空格，YAML 会当作文字',
    allowed: '普通空格',
    cure: '重新输入为普通空格',
  },
  wideColon: {
    what: '键后面是全角冒号',
    allowed: '半角冒号加空格',
    cure: '把输入法切换到半角，输入 ": "',
  },
  directive: {
    what: 'YAML 指令',
    allowed: '普通 YAML 1.2 写的环境文件',
    cure: '删除这一行',
  },
};
