import type { PartTexts, Words } from '../values';

const named = {
  boss_v1_absent: {
    does: 'remove BOSS V1 (卸载BOSS V1)',
    interrupts: "BOSS V1's pages and API end, nginx reloads, connections stay",
    wayBack: "boss.yaml by boss restore --list, the rest by V1's packages",
  },
  notify_webhook: {
    does: 'send notifications to BOSS (修改server.yaml)',
    interrupts: 'nothing known, no service is restarted',
    wayBack: 'server.yaml by boss restore --list, then build and push',
  },
  boss_v2_deployed: {
    does: "deploy BOSS V2 by the platform's job (部署BOSS V2)",
    interrupts: 'BOSS V2 where the job installs it again, start no other job meanwhile',
    wayBack: 'none here, what the job made stays',
  },
  boss_v2_requested: {
    does: 'ask for BOSS V2 with the new platform (新环境部署)',
    interrupts: 'nothing',
    wayBack: 'variables.yaml by boss restore --list',
  },
  boss2_config: {
    does: "bring BOSS V2's configuration (更新配置文件)",
    interrupts: 'BOSS V2 on one boss node at a time, while its package is installed',
    wayBack: 'deploy the files of before, or boss restore --list',
  },
  boss2_packages: {
    does: 'upgrade BOSS V2 (升级包)',
    interrupts: 'BOSS V2 on one boss node at a time, and while its database is migrated',
    wayBack: 'none, migrate changes the database: back that up before',
  },
  web_supervisor: {
    does: 'install the web supervisor (WebSupervisor)',
    interrupts: 'its own pages, on one webservice node at a time',
    wayBack: 'none here, remove its package by hand',
  },
  boss2_cache: {
    does: "rebuild BOSS V2's cache (扩容环境)",
    interrupts: 'nothing known, statistics are current when it ends',
    wayBack: 'none, it can be rebuilt again',
  },
  boss2_health: {
    does: 'require that BOSS V2 is well (检查环境)',
    interrupts: 'nothing',
    wayBack: 'none needed, it only asks',
  },
} satisfies Readonly<Record<string, PartTexts>>;

/** By the names of parts, and of any component that a job of the platform deploys. */
export const parts: {
  readonly named: Readonly<Record<keyof typeof named, PartTexts>>;
  readonly deployed: (values: Words<'component'>) => PartTexts;
} = {
  named,
  deployed: ({ component }) => ({
    does: `deploy ${component} by its job, or start it (部署管理节点)`,
    interrupts: `${component} where it is installed again, start no other job then`,
    wayBack: 'none here, what the job made stays',
  }),
};
