import type { Texts } from '../en';

/** By the names of parts, and of any component that a job of the platform deploys. */
export const parts: Texts['parts'] = {
  named: {
    boss_v1_absent: {
      does: '卸载BOSS V1',
      interrupts: 'BOSS V1 的页面和 API 停用，nginx 重新加载，连接不断',
      wayBack: 'boss.yaml 用 boss restore --list，其余用 V1 的包',
    },
    notify_webhook: {
      does: '修改server.yaml，把通知发给 BOSS',
      interrupts: '没有已知的中断，不重启服务',
      wayBack: 'server.yaml 用 boss restore --list，然后 build 并更新到节点',
    },
    boss_v2_deployed: {
      does: '部署BOSS V2，由平台的部署作业执行',
      interrupts: '作业重新安装的地方 BOSS V2 会中断，期间不要启动别的作业',
      wayBack: '这里没有，作业所做的会保留',
    },
    boss_v2_requested: {
      does: '新环境部署，随新平台部署 BOSS V2',
      interrupts: '无',
      wayBack: 'variables.yaml 用 boss restore --list',
    },
    boss2_config: {
      does: '更新配置文件（BOSS V2）',
      interrupts: '安装包的时候，一次一个 boss 节点上的 BOSS V2',
      wayBack: '部署以前的文件，或 boss restore --list',
    },
    boss2_packages: {
      does: '升级包（BOSS V2）',
      interrupts: '一次一个 boss 节点上的 BOSS V2，以及 migrate 数据库期间',
      wayBack: '没有，migrate 会改数据库：事先做好备份',
    },
    web_supervisor: {
      does: '部署WebSupervisor',
      interrupts: '它自己的页面，一次一个 webservice 节点',
      wayBack: '这里没有，手工删除它的包',
    },
    boss2_cache: {
      does: '扩容环境：重建boss的缓存',
      interrupts: '没有已知的中断，结束后统计信息是最新的',
      wayBack: '没有，可以再次重建',
    },
    boss2_health: {
      does: '检查环境：要求 BOSS V2 服务正常',
      interrupts: '无',
      wayBack: '不需要，它只是询问',
    },
  },
  deployed: ({ component }) => ({
    does: `部署管理节点：用作业部署组件 ${component} 或启动它`,
    interrupts: `重新安装 ${component} 的地方，期间不要启动别的作业`,
    wayBack: '这里没有，作业所做的会保留',
  }),
};
