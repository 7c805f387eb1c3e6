import type { Texts } from '../en';

/** What help and completion say of commands, arguments and options. */
export const commands: Texts['commands'] = {
  boss: 'QingCloud 私有云的 BOSS 服务，用代码管理。',
  argument: {
    environments: '环境的名字或路径',
    environment: '名字或路径',
    host: '平台对主机的叫法；firstbox 就是 firstbox',
    newName: '环境的名字：小写字母、数字、-',
    userAtFirstbox: 'ssh 怎样登录它，端口不是 22 时在末尾写 :PORT',
    environmentsOrAll: '名字或路径；不写就是 environments/ 里的全部',
    environmentOrPlatform: '名字或路径；有 --stack 时是其中的平台，有几个时必须写',
    runFile: 'stack 目录里的 converge/<address>.json；脚本在它旁边',
    runSum: '该文件的 sha256，与计划里的一致',
    scriptSum: '其脚本的 sha256，与计划里的一致',
  },
  option: {
    all: 'environments/ 里的每个文件',
    json: '每行一个 JSON 对象',
    verbose: '同时显示 Terraform 自己的文本',
    stack: '没有环境文件的 stack 的目录，例如 cdktf.out/stacks/<stack>',
    lang: 'zh 或 en；不写时按 LC_ALL、LC_MESSAGES、LANG',
  },
  check: {
    does: '查看主机并报告差异；不需要 Terraform、状态和锁',
    metrics: '把 node-exporter 的文本格式写到 FILE',
  },
  status: '每个环境一行：状态、主机、差异、未结束的运行和锁、最近一次部署是谁做的',
  plan: {
    does: '查看、对比，显示部署会做什么；不变更任何东西',
    out: '把这个计划写到 FILE，供 boss deploy --plan 使用；只能一个环境',
  },
  deploy: {
    does: '做计划、询问、严格执行这个计划',
    autoApprove: '不询问',
    part: '只做操作手册的这一部分，以及它所等待的部分',
    plan: '严格执行 boss plan --out 写下的计划，前提是此后没有变化；不询问',
  },
  change: {
    does: '写变更审批用的文档，内容来自将要执行的那个计划',
    plan: 'boss plan --out 写下的文件；不写时现在做计划，写在文档旁边',
    out: '文档，Markdown 格式；只有属主可读',
    manual: '手工执行的手册，命令块可以粘贴到 firstbox；没有 --plan 时不需要 Terraform',
  },
  why: '对一台主机询问的全部内容：期望、实际，以及会执行的命令',
  new: {
    does: '根据 firstbox 对平台的描述写 environments/NAME.yaml；不变更 firstbox 上的任何东西',
    layout: '平台不会说明，要由您给出',
    hostKey: "它的 'TYPE BASE64'；不写时，要确认从网络得到的密钥",
    sshConfig: '去那里所用的 ssh_config',
    jump: '途中的跳板机，最近的写在前面',
    jumpKey: "它们的 'TYPE BASE64'，顺序相同",
    zone: '平台有多个 zone 时，是哪一个',
    place: '平台没有说明时使用',
    import: '同时把 BOSS V2 的 boss2.yaml 和 local_config.yaml 导入 environments/NAME/，密码用 age 加密',
    recipient: '配合 --import：谁能解密，age1…',
    recipientsFile: '配合 --import：同上，每行一个，格式同 age --recipients-file',
  },
  doctor: '从这里到节点需要什么，附处理办法；不写名字时只查本机',
  report: {
    does: '给浏览器看的一个页面：全部环境、主机、差异从何时开始、部署；来自这里保存的数据',
    out: '页面，HTML；只有您自己能读',
  },
  restore: {
    does: '运行在 firstbox 上编辑或删除过的文件的备份，以及怎样放回去；不变更任何东西',
    list: '列出备份：放回去要手工做',
  },
  secrets: {
    does: '编辑用 age 加密的密码文件，以及谁能解密它；不建立连接',
    edit: '用 $VISUAL 或 $EDITOR 编辑密码；明文只在内存里',
    recipients: '谁能解密；名单变更后按新名单重新加密',
    add: 'age1…，也可以是 age1pq1… 和 age1tag1…',
    remove: '被移除的人仍然能解密 git 历史里的内容',
  },
  validate: '读取环境文件；一次报告全部问题，不建立连接',
  attach: {
    does: '从头到尾跟随正在那里工作的运行',
    stop: '请它在开始下一件事之前停下',
    details: `
Ctrl-C 只结束跟随。没有运行在工作时，报告被杀掉的运行的运行日志，并把它们结掉。
主机上已经开始的会做完，--stop 之后也一样。`,
  },
  history: {
    does: '谁在什么时候、从哪个提交运行了什么、结果如何，逐台主机列出',
    firstbox: 'firstbox 所知道的所有人的运行',
    json: '原样的各行，每行一个 JSON 对象',
    details: `
没有 --firstbox：数据在 Terraform 状态旁边，只有从这里发起的运行。“left running”：这里没有人看到它结束；
attach 或下一次计划会补上结果。同一运行、同一主机以最后一行为准。`,
  },
  takeOver: {
    does: 'zone 的锁由谁持有；--yes 把锁交给下一次部署',
    yes: '交出锁：请先读清风险',
    risk: `--yes 把锁交给下一次部署。
  风险：持锁的运行并没有停止。如果它还在工作，就会有两个运行同时变更同一批主机，
  谁也证明不了自己留下的结果。请等它结束，或先在 firstbox 上确认它已经不在，再加 --yes。`,
  },
  converge: '像 Terraform 那样执行一个组的运行文件；不读也不写状态',
  bundle: {
    does: '为没有互联网的站点写一个归档：boss、它的依赖包、null provider、Terraform',
    out: '归档文件；不能已经存在',
  },
  schema: '以 JSON Schema 描述环境文件的结构，供编辑器使用；也在 environments/schema.json 里',
  completion: '供 shell 读取的 boss 补全，包括环境和部分的名字',
};
