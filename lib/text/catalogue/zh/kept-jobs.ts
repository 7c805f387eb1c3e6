import type { Texts } from '../en';

const deployed = '操作手册：部署管理节点';
const installerNeeded = '操作手册：要求: `Installer`的版本必须是`4.3`及以上版本，仅支持部署`BOSS V2`版本';
const placeNeeded = '操作手册：要求: `Sub Region`或`Sub Zone`无需部署`BOSS`服务，仅需部署`cronus`服务即可';
const zoocassaNeeded =
  '操作手册：要求: `zoocassa`节点的系统版本必须大于等于`Ubuntu 14.04.5`(Installer4.4.3之后无此要求)';
const oneComponent = '操作手册：一次仅允许追加部署一种组件';

/** What must hold before a deploy job is started, with the runbook's sentence. */
export const jobs: Texts['kept']['jobs'] = {
  notKnown: ({ why }) => `不知道：${why}`,
  installer: {
    what: `BOSS V2 需要更新的 installer；${installerNeeded}`,
    allowed: '/pitrix/version.json 里 "current" 的 "installer" 是 4.3 或更新',
    cure: '先升级平台',
  },
  installerAsWritten: {
    what: ({ written }) => `环境文件写的 installer 是 ${written}，平台写的不同；${installerNeeded}`,
    allowed: ({ written }) => `/pitrix/version.json 里是 ${written}`,
    cure: '改正环境文件里的 installer',
  },
  place: {
    what: `BOSS V2 属于 global zone；${placeNeeded}`,
    allowed: ({ flag, zone }) => `/pitrix/conf/variables/variables.yaml 的 ${zone} 一节里是 ${flag}: 1`,
    cure: '从环境文件里删除 boss.v2 并写 `place: sub`，或改正 zone id',
  },
  placeAsWritten: {
    what: ({ place }) => `环境文件写的是 place: ${place}，平台写的不同；${placeNeeded}`,
    cure: '改正环境文件里的 place 或 zone',
  },
  regionAsWritten: {
    what: '环境文件写了 topology、region 和 domain，平台写的不同；操作手册：以方便区分`region`模式下，不同`ZONE`的配置文件',
    allowed: ({ wanted }) => `/pitrix/conf/variables/variables.yaml 的 common 一节里是 ${wanted}`,
    cure: '改正环境文件里的 topology、region 或 domain，或改正 firstbox.host',
  },
  zoocassa: {
    what: `zoocassa 的系统太旧；${zoocassaNeeded}`,
    ofHost: ({ host, why }) => `${host} 不知道：${why}`,
    ofGroup: ({ why }) => `不知道：节点组 zoocassa：${why}`,
    notAsked: '没有询问它',
    allowed: '每台 zoocassa 主机的 `lsb_release -ds` 都说是 Ubuntu 14.04.5 或更新',
    cure: '升级这些主机，或把 installer 升级到 4.4.3 之后的版本',
    doubt: ({ got }) =>
      `installer 4.4.3 可能仍要求 zoocassa 是 Ubuntu 14.04.5，实际：${got}；${zoocassaNeeded}`,
  },
  cronus: {
    what: '没有证明 cronus 已经部署；操作手册：要求: 需要环境中部署`cronus`服务，请查看`how_to_deploy_cronus_4.X.md`',
    says: { holds: '成立', 'does not hold': '不成立', 'no answer': '没有回答' },
    plannedBefore: ({ got }) => `${got}；之前会由 components.cronus 部署`,
    groupNotAsked: '没有询问节点组 influxdb',
    allowed:
      '节点组 influxdb 里有主机；deploy_cronus: 1，并且这里 is_cronus_master_zone: 1（region 模式下：恰好在一个 zone 里）；拓扑有回答时也要成立',
    cure: '先部署 cronus：在环境文件里加上 `components: { cronus: {} }`',
    doubt: ({ url }) => `cronus：${url} 没有回答 firstbox；只由节点组 influxdb 和 variables.yaml 证明`,
  },
  idle: {
    what: `平台正忙；${deployed}: 此步骤耗时较长, 耐心等待完成`,
    allowed: '/pitrix/cli/describe-qingcloud.py 说 "status": "running"',
    cure: '等平台空闲后再重新计划',
    doubt: ({ status }) => `有组件任务是 ${status}：部署会跟随它，而不另外启动`,
  },
  noUpgrade: {
    what: `平台的一次升级只做了一半；${deployed}`,
    got: ({ upgrade, markers }) => `version.json 里的升级 ${upgrade}，${markers}`,
    allowed: ({ markers }) => `/pitrix/version.json 里没有 old_upgrade 和 new_upgrade，${markers}`,
    cure: '做完升级（post_upgrade.sh），再重新计划',
  },
  oneComponent: {
    what: ({ flag }) => `一个部署任务只带一种组件，这里是 ${flag}；${oneComponent}`,
    allowed: ({ flag }) =>
      `/pitrix/config/templates/vm_variables.template.yaml 里有 ${flag}，并且其他 deploy_* 都是 0`,
    cure: '恢复这个 installer 的模板；已部署的写在 variables.yaml 里，不写在那里',
    doubt: ({ flag }) =>
      `variables.yaml 里已经是 ${flag}: 1：之前的任务由它开始，而它带来的东西还没有在每台主机上；这一次从那里继续`,
  },
  oneJob: {
    what: ({ component }) => `一次运行里的第二个部署任务，组件 ${component}；${oneComponent}`,
    allowed: '每次运行一种组件，BOSS V2 之前的 cronus 除外',
    cure: ({ component, part }) => `先单独部署 ${component}：boss deploy --part ${part}；再重新计划`,
  },
};
