import type { Texts } from '../en';

const takeOverRisk = `--yes 把锁交给下一次部署。
  风险：持锁的运行并没有停止。如果它还在工作，就会有两个运行同时变更同一批主机，
  谁也证明不了自己留下的结果。请等它结束，或先在 firstbox 上确认它已经不在，再加 --yes。`;

/** Usage of the npm scripts that do what commands of `boss` do. */
export const aliases: Texts['aliases'] = {
  attach: `npm run attach -- <environment> [--stop]
  从头到尾跟随正在环境的 firstbox 上工作的运行；Ctrl-C 只结束跟随。
  没有运行在工作时，报告被杀掉的运行的运行日志，并把它们结掉。
  --stop 请运行在开始下一件事之前停下；主机上已经开始的会做完。
退出码：0 没有运行，或运行已结束且全部已验证；1 未验证，或无法询问 firstbox，或 firstbox 属于另一个 zone；
  2 用法错误`,
  history: `npm run history -- <environment> [--firstbox] [--json]
  谁在什么时候运行了什么、结果如何，逐台主机列出；数据在 Terraform 状态旁边，只有从这里发起的运行。
  --firstbox   firstbox 自己的历史，有所有人的运行
  --json       原样的各行，每行一个 JSON 对象；同一运行、同一主机以最后一行为准
  “left running”：这里没有人看到它结束；attach 或下一次计划会补上结果。
退出码：0 已显示，看不懂的行只计数；1 无法询问 firstbox，或 firstbox 属于另一个 zone；2 用法错误`,
  takeOver: `npm run take-over -- <environment> [--yes]
  显示环境的 firstbox 上由谁持锁；${takeOverRisk}
退出码：0 锁是空闲的，或已交出；1 锁被持有，或无法询问 firstbox，或 firstbox 属于另一个 zone；
  2 用法错误，或没有这个环境`,
  takeOverRisk,
  validate: `npm run validate [name or path …] [--json]   不写名字：environments/ 里的全部
退出码：0 全部有效，1 有问题，2 用法错误，或没有这个环境`,
  oneAtATime: '一次只能一个环境',
  theName: '给出的名字',
};
