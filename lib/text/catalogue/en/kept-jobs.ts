import type { Words } from '../values';

const deployed = 'runbook: 部署管理节点';
const installerNeeded = 'runbook: 要求: `Installer`的版本必须是`4.3`及以上版本，仅支持部署`BOSS V2`版本';
const placeNeeded = 'runbook: 要求: `Sub Region`或`Sub Zone`无需部署`BOSS`服务，仅需部署`cronus`服务即可';
const zoocassaNeeded =
  'runbook: 要求: `zoocassa`节点的系统版本必须大于等于`Ubuntu 14.04.5`(Installer4.4.3之后无此要求)';
const oneComponent = 'runbook: 一次仅允许追加部署一种组件';

/** What must hold before a deploy job is started, with the runbook's sentence. */
export const jobs = {
  notKnown: ({ why }: Words<'why'>) => `not known: ${why}`,
  installer: {
    what: `BOSS V2 needs a newer installer; ${installerNeeded}`,
    allowed: '"installer" of "current" in /pitrix/version.json is 4.3 or newer',
    cure: 'upgrade the platform first',
  },
  installerAsWritten: {
    what: ({ written }: Words<'written'>) =>
      `the environment file says installer ${written}, the platform says otherwise; ${installerNeeded}`,
    allowed: ({ written }: Words<'written'>) => `${written} in /pitrix/version.json`,
    cure: 'correct installer in the environment file',
  },
  place: {
    what: `BOSS V2 belongs to a global zone; ${placeNeeded}`,
    allowed: ({ flag, zone }: Words<'flag' | 'zone'>) =>
      `${flag}: 1 in section ${zone} of /pitrix/conf/variables/variables.yaml`,
    cure: 'delete boss.v2 from the environment file and set `place: sub`, or correct the zone id',
  },
  placeAsWritten: {
    what: ({ place }: Words<'place'>) =>
      `the environment file says place: ${place}, the platform says otherwise; ${placeNeeded}`,
    cure: 'correct place or zone in the environment file',
  },
  regionAsWritten: {
    what: 'the environment file says topology, region and domain, the platform says otherwise; runbook: 以方便区分`region`模式下，不同`ZONE`的配置文件',
    allowed: ({ wanted }: Words<'wanted'>) =>
      `${wanted} in section common of /pitrix/conf/variables/variables.yaml`,
    cure: 'correct topology, region or domain in the environment file, or firstbox.host',
  },
  zoocassa: {
    what: `the system of zoocassa is too old; ${zoocassaNeeded}`,
    ofHost: ({ host, why }: Words<'host' | 'why'>) => `${host} not known: ${why}`,
    ofGroup: ({ why }: Words<'why'>) => `not known: group zoocassa: ${why}`,
    notAsked: 'was not asked',
    allowed: 'every zoocassa host says Ubuntu 14.04.5 or newer to `lsb_release -ds`',
    cure: 'upgrade these hosts, or the installer to a version after 4.4.3',
    doubt: ({ got }: Words<'got'>) =>
      `installer 4.4.3 may still need Ubuntu 14.04.5 on zoocassa, got: ${got}; ${zoocassaNeeded}`,
  },
  cronus: {
    what: 'cronus is not proven to be deployed; runbook: 要求: 需要环境中部署`cronus`服务，请查看`how_to_deploy_cronus_4.X.md`',
    says: { holds: 'holds', 'does not hold': 'does not hold', 'no answer': 'no answer' },
    plannedBefore: ({ got }: Words<'got'>) => `${got}; deployed before, by components.cronus`,
    groupNotAsked: 'group influxdb was not asked',
    allowed:
      'a host in group influxdb; deploy_cronus: 1, and is_cronus_master_zone: 1 here (in a region: in exactly one zone); the topology where it answers',
    cure: 'deploy cronus first: add `components: { cronus: {} }` to the environment file',
    doubt: ({ url }: Words<'url'>) =>
      `cronus: ${url} gave no answer to the firstbox; proven by group influxdb and variables.yaml alone`,
  },
  idle: {
    what: `the platform is busy; ${deployed}: 此步骤耗时较长, 耐心等待完成`,
    allowed: '/pitrix/cli/describe-qingcloud.py says "status": "running"',
    cure: 'wait until the platform is idle, then plan again',
    doubt: ({ status }: Words<'status'>) =>
      `a component job is ${status}: the deploy follows that one instead of starting another`,
  },
  noUpgrade: {
    what: `an upgrade of the platform is half-done; ${deployed}`,
    got: ({ upgrade, markers }: Words<'upgrade' | 'markers'>) =>
      `upgrade in version.json ${upgrade}, ${markers}`,
    allowed: ({ markers }: Words<'markers'>) =>
      `no old_upgrade or new_upgrade in /pitrix/version.json, ${markers}`,
    cure: 'finish the upgrade (post_upgrade.sh), then plan again',
  },
  oneComponent: {
    what: ({ flag }: Words<'flag'>) => `a deploy job takes one component, here ${flag}; ${oneComponent}`,
    allowed: ({ flag }: Words<'flag'>) =>
      `${flag} is in /pitrix/config/templates/vm_variables.template.yaml, and every other deploy_* there is 0`,
    cure: 'restore the template of this installer; what is deployed already stands in variables.yaml, not there',
    doubt: ({ flag }: Words<'flag'>) =>
      `variables.yaml says ${flag}: 1 already: an earlier job began with it, and what it brings is not on every host; this one goes on from there`,
  },
  oneJob: {
    what: ({ component }: Words<'component'>) =>
      `a second deploy job, of ${component}, in one run; ${oneComponent}`,
    allowed: 'one component a run, cronus before BOSS V2 apart',
    cure: ({ component, part }: Words<'component' | 'part'>) =>
      `deploy ${component} first, by itself: boss deploy --part ${part}; then plan again`,
  },
};
