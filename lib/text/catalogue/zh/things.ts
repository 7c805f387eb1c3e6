type Rule = readonly [form: RegExp, chinese: string];

/** What probes answer, by their words. */
const answers: Readonly<Record<string, string>> = {
  absent: '不存在',
  'as-desired': '与期望一致',
  backoff: '启动失败，正在重试',
  copied: '是副本',
  different: '内容不同',
  directory: '目录',
  enabled: '已启用',
  exited: '已退出',
  fatal: '启动失败',
  file: '文件',
  foreign: '有别人的',
  free: '空闲',
  healthy: '健康',
  installed: '已安装',
  link: '链接',
  migrated: '已迁移',
  missing: '缺少',
  newer: '有更新的',
  newest: '最新',
  none: '无',
  orphaned: '脱离 supervisord 运行',
  other: '其他',
  'other content': '其他内容',
  outdated: '版本旧',
  own: '专用',
  private: '仅 root 可读',
  public: '人人可读',
  restarting: '反复重启',
  running: '运行中',
  settled: '稳定运行',
  shared: '共用',
  some: '有',
  starting: '正在启动',
  stopped: '已停止',
  stopping: '正在停止',
  taken: '被占用',
  told: '已说明',
  unfinished: '没有装完',
  unhealthy: '不健康',
  unknown: '未知',
  unmigrated: '没有迁移',
  unproven: '无法判断',
  unreadable: '无法识别',
  unreloaded: '没有重新加载',
  unsettled: '不稳定',
  unsupervised: '不受 supervisord 管理',
};

/** Whole answers, and what is wanted of files. */
const sentences: readonly Rule[] = [
  [/^restarting \(it says running, and starts again and again\)$/, '反复重启（它说运行中，却一再启动）'],
  [/^unfinished \(dpkg did not come to the end of an installation\)$/, '没有装完（dpkg 没有完成安装）'],
  [/^unproven \(areyouok said something that is not understood\)$/, '无法判断（areyouok 的输出无法识别）'],
  [/^as (.+) on the firstbox$/s, '与 firstbox 上的 $1 一致'],
  [/^as (.+)$/s, '与 $1 一致'],
];

/** What is looked after on hosts, and steps that bring it about. */
const things: readonly Rule[] = [
  [/^programs$/, '程序'],
  [/^program (\S+)$/, '程序 $1'],
  [/^file (.+) of package (.+)$/s, '包 $2 的文件 $1'],
  [/^files? (?!absent: |and groups )(.+)$/s, '文件 $1'],
  [/^nginx site (?!absent: )(.+)$/s, 'nginx 站点 $1'],
  [/^packages? (?!files: )(.+)$/s, '包 $1'],
  [/^place of (.+)$/s, '$1 的位置'],
  [/^database of BOSS V2$/, 'BOSS V2 的数据库'],
  [/^areyouok$/, 'areyouok 检查'],
  [/^pending supervisor changes of other programs$/, '其他程序没有生效的 supervisor 修改'],
  [/^pending nginx changes of other files$/, '其他文件没有生效的 nginx 修改'],
  [/^other files that define them$/, '定义它们的其他文件'],
  [/^files and groups of supervisor that define them$/, '定义它们的 supervisor 文件和组'],
  [/^BOSS V2 healthy$/, 'BOSS V2 健康'],
  [/^back end of BOSS V2$/, 'BOSS V2 后端'],
  [/^front end of BOSS V2$/, 'BOSS V2 前端'],
  [/^cache of BOSS V2 rebuilt$/, '重建 BOSS V2 的缓存'],
  [/^its programs run$/, '它的程序在运行'],
  [/^no migration of BOSS V2 left from before$/, '没有以前留下的 BOSS V2 数据库迁移'],
  [/^(\S+) deployed$/, '部署 $1'],
  [/^(\S+) as (\S+)$/, '$1 与 $2 一致'],
  [/^(\S+) from (\S+)$/, '$1（来自包 $2）'],
  [/^apt index names (.+)$/s, 'apt 索引里有 $1'],
  [/^files absent: (.+)$/s, '文件不存在：$1'],
  [/^nginx site absent: (.+)$/s, 'nginx 站点不存在：$1'],
  [/^package files: (.+)$/s, '包文件：$1'],
  [/^supervisor programs absent: (.+)$/s, 'supervisor 程序不存在：$1'],
  [/^values in (.+)$/s, '$1 里的值'],
];

/** What the firstbox says of waves, as lib/remote/firstbox/waves.sh does. */
const waves: readonly Rule[] = [
  [/^wave (\d+) of (\d+): (.+)$/s, '分批 $1/$2：$3'],
  [
    /^not touched, for wave (\d+) of (\d+) was not proven: (.+)$/s,
    '没有动它，因为分批 $1/$2 没有通过验证：$3',
  ],
  [
    /^not touched, for the address (\S+) may be on it and a host before it was not proven: (.+)$/s,
    '没有动它，因为地址 $1 可能在它上面，而它前面的主机没有通过验证：$2',
  ],
  [
    /^not touched: the run was asked to stop after wave (\d+) of (\d+), or could not keep its journal$/,
    '没有动它：运行被要求在分批 $1/$2 之后停止，或无法记运行日志',
  ],
  [/^wave (\d+) was not proven: (.+): the next one begins$/s, '分批 $1 没有通过验证：$2：下一批开始'],
];

const translated = (text: string, rules: readonly Rule[]): string => {
  const rule = rules.find(([form]) => form.test(text));
  return rule === undefined ? text : text.replace(rule[0], rule[1]);
};

/** A thing on a host, or a step, in Chinese; another one, of a site's own, as it is called. */
export const thing = (text: string): string => translated(text, things);

/** A line of the firstbox about its waves, in Chinese; another one as it came. */
export const saidOfWaves = (text: string): string => translated(text, waves);

/** What is wanted or was found, in Chinese; what a host says beside its word stays. */
export function answer(text: string): string {
  const whole = translated(text, sentences);
  const [, word = '', detail = ''] = /^([a-z -]+?)( \(.*)?$/s.exec(whole) ?? [];
  return Object.hasOwn(answers, word) ? `${answers[word] ?? word}${detail}` : whole;
}
