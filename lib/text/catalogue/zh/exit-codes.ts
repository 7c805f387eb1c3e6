/** Below the list of commands in help. */
export const exitCodes = `
退出码，有多个时取最靠前的：
  5  输入或用法错误
  4  无法查看，或受阻（BLOCKED）：firstbox 或主机没有回答，或回答无法识别，或回答不允许变更
  1  其他错误
  3  不健康，有主机因 maxUnreachable 被跳过，有未结束的运行，或锁被持有
  2  有差异
  0  一致`;
