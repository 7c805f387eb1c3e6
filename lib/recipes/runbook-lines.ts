import { wordsOf } from '../remote/quote';

/** Lines of the users' runbook, word by word, and the heading they stand under. */
export interface RunbookLines {
  readonly heading: string;
  /** As they stand there, `ZONE_ID` and bare names of groups too. */
  readonly lines: readonly string[];
}

const headings = {
  bossV1: '卸载BOSS V1',
  serverYaml: '修改`server.yaml.*`',
  newPlatform: '新环境部署',
  bossV2: '部署BOSS V2',
  webSupervisor: 'WebSupervisor',
  configuration: '更新配置文件',
  health: '检查环境',
  packages: '升级包',
  cache: '扩容环境',
};
const execNodes = '/pitrix/upgrade/exec_nodes.sh -f';

const migration = [
  'ssh ${nodes[0]} "/pitrix/bin/boss2-manager/django_manage.sh migrate"',
  'ssh ${nodes[0]} "/pitrix/bin/boss2-manager/django_manage.sh init_data"',
];
const builtAndPushed = (group: string, name: string) => [
  `/pitrix/build/build_pkgs.py -p ${name}`,
  `/pitrix/upgrade/update.sh ${group} ${name}`,
];

/** Which lines of the runbook a command of a step stands for; it names groups as the platform does, the runbook without a zone. */
const byCommand: Readonly<
  Record<string, (words: readonly string[], group: string) => RunbookLines | undefined>
> = {
  remove_programs: (names, group) => ({
    heading: headings.bossV1,
    lines: [
      ...names.map((name) => `${execNodes} ${group} 'supervisorctl stop ${name}'`),
      ...names.map((name) => `${execNodes} ${group} 'rm -f /etc/supervisor/conf.d/${name}.conf'`),
      `${execNodes} ${group} 'supervisorctl reread'`,
      `${execNodes} ${group} 'supervisorctl update'`,
    ],
  }),
  remove_site: ([site = ''], group) => ({
    heading: headings.bossV1,
    lines: [
      `${execNodes} ${group} "rm -f /etc/nginx/sites-enabled/${site}"`,
      `${execNodes} ${group} "rm -f /etc/nginx/sites-available/${site}"`,
      `${execNodes} ${group} "service nginx reload"`,
    ],
  }),
  back_up_and_remove: () => ({
    heading: headings.bossV1,
    lines: ['rm -f /pitrix/conf/variables/global/boss.yaml*'],
  }),
  edit_lines: ([file = '']) =>
    file.startsWith('/pitrix/config/')
      ? {
          heading: headings.newPlatform,
          lines: ['在配置青云平台阶段, 编辑`variables.ZONE_ID.yaml`时, 将`deploy_boss`设置为`1`即可;'],
        }
      : { heading: headings.serverYaml, lines: ['vim /pitrix/conf/variables/global/server.yaml.*'] },
  deploy_component: () => ({
    heading: headings.bossV2,
    lines: [
      'cp -f /pitrix/config/templates/vm_variables.template.yaml /pitrix/config/vm_variables.ZONE_ID.yaml',
      '按照模板里的说明，按需为需要追加部署组件的`ZONE`填入必要的信息。',
      '一次仅允许追加部署一种组件。',
      '/pitrix/cli/deploy-qingcloud-component.py -v /pitrix/config/vm_variables.ZONE_ID.yaml',
      '/pitrix/cli/get-deploy-qingcloud-component-status.py',
      '/pitrix/cli/get-deploy-qingcloud-component-log.py',
    ],
  }),
  put_content: ([, name]) => ({
    heading: headings.configuration,
    lines: [
      name === 'frontEnd'
        ? 'vim /pitrix/conf/variables/boss2/local_config.yaml'
        : 'vim /pitrix/conf/variables/boss2/boss2.yaml.ZONE_ID',
    ],
  }),
  push_content: ([, , name = '']) => ({
    heading: headings.configuration,
    lines: builtAndPushed('boss', name),
  }),
  push_one_by_one: ([name = '']) => ({
    heading: headings.webSupervisor,
    lines: builtAndPushed('webservice', name),
  }),
  rescan_repository: () => ({ heading: headings.packages, lines: ['/pitrix/bin/scan_all.sh'] }),
  finish_migration: () => ({ heading: headings.packages, lines: migration }),
  upgrade_back_end: () => ({
    heading: headings.packages,
    lines: [
      '/pitrix/upgrade/update.sh boss boss',
      '/pitrix/upgrade/update.sh boss pitrix-transit-upload-server',
      ...migration,
    ],
  }),
  upgrade_front_end: ([name = '']) => ({ heading: headings.packages, lines: builtAndPushed('boss', name) }),
  rebuild_cache: () => ({
    heading: headings.cache,
    lines: [
      '当平台扩容节点后，请重建`boss`的缓存，防止统计信息不更新:',
      '/pitrix/bin/boss2-manager/django_manage.sh rebuild_cache',
    ],
  }),
};

/** What the runbook has where a step runs no command of its own: files that are sent, and a question alone. */
const byProbe: Readonly<Record<string, RunbookLines>> = {
  boss2_gate: {
    heading: headings.health,
    lines: ['在任意一个`boss`节点检查服务是否正常:', '/pitrix/bin/boss2-manager/django_manage.sh areyouok'],
  },
};
const uploads: RunbookLines = {
  heading: headings.packages,
  lines: [
    '将适用的最新的前端包放置到`/pitrix/repo/web/`目录。',
    '将适用的最新的后端包放置到`/pitrix/repo/indep/boss2/`目录。',
  ],
};

/**
 * The lines of the runbook that a step of a group stands for; what is beyond the runbook has none.
 *
 * @param group the group's own name, without a zone
 * @param step its commands, the functions of what it expects, and whether it sends files
 */
export function runbookLinesOf(
  group: string,
  step: {
    readonly commands: readonly string[];
    readonly probes: readonly string[];
    readonly sendsFiles: boolean;
  },
): readonly RunbookLines[] {
  const ofCommands = step.commands.flatMap((command) => {
    const [name = '', ...words] = wordsOf(command);
    return byCommand[name]?.(words, group) ?? [];
  });
  return [
    ...(step.sendsFiles ? [uploads] : []),
    ...ofCommands,
    ...(ofCommands.length === 0 ? step.probes.flatMap((fn) => byProbe[fn] ?? []) : []),
  ];
}
