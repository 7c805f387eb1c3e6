import type { Construct } from 'constructs';
import { bossV1 } from '../lib/components/boss-v1';
import { bossV2 } from '../lib/components/boss-v2';
import { bossV2Requested } from '../lib/components/boss-v2-requested';
import { boss2Cache } from '../lib/components/boss2-cache';
import { boss2Config } from '../lib/components/boss2-config';
import { boss2Health } from '../lib/components/boss2-health';
import { boss2Packages } from '../lib/components/boss2-packages';
import type { Component } from '../lib/components/component';
import { cronus } from '../lib/components/cronus';
import { deployedByJob } from '../lib/components/deployed-by-job';
import { notifyWebhook } from '../lib/components/notify-webhook';
import { webSupervisor } from '../lib/components/web-supervisor';
import { BossV1Absent } from '../constructs/boss-v1-absent';
import { BossV2Deployed } from '../constructs/boss-v2-deployed';
import { BossV2Requested } from '../constructs/boss-v2-requested';
import { Boss2Cache } from '../constructs/boss2-cache';
import { Boss2Config } from '../constructs/boss2-config';
import { Boss2Health } from '../constructs/boss2-health';
import { Boss2Packages } from '../constructs/boss2-packages';
import { ComponentDeployed } from '../constructs/component-deployed';
import { NotifyWebhook } from '../constructs/notify-webhook';
import type { Platform } from '../constructs/platform';
import { WebSupervisorOptional } from '../constructs/web-supervisor-optional';
import { type DeployedWish, deployedComponents } from '../lib/environment/deployed-components';
import type { Environment } from '../lib/environment/environment';
import { platformOf } from './platform-of';

type Part = readonly [
  component: Component,
  declare: (scope: Construct, id: string, platform: Platform, environment: Environment) => Construct,
];

/** What comes before BOSS V2, in the runbook's order: YAML on the left of each, props on the right. */
const firstParts: readonly Part[] = [
  [bossV1, (scope, id, platform) => new BossV1Absent(scope, id, { platform })],
  [
    notifyWebhook,
    (scope, id, platform, { zone, boss: { notifyWebhook: { proxyVips, ...rest } = { proxyVips: {} } } }) =>
      new NotifyWebhook(scope, id, { platform, proxyVip: proxyVips[zone] ?? '', ...rest }),
  ],
];

/** BOSS V2, and what the runbook has beside it. */
const bossV2Parts: readonly Part[] = [
  [bossV2Requested, (scope, id, platform) => new BossV2Requested(scope, id, { platform })],
  [
    bossV2,
    (scope, id, platform, { boss: { v2 } }) =>
      new BossV2Deployed(scope, id, {
        platform,
        ...(v2?.vmVariables === undefined ? {} : { vmVariables: v2.vmVariables }),
        ...(v2?.programs === undefined ? {} : { programs: v2.programs }),
      }),
  ],
  [
    boss2Config,
    (scope, id, platform, { boss }) => new Boss2Config(scope, id, { platform, ...boss.v2?.config }),
  ],
  [
    boss2Packages,
    (scope, id, platform, { boss }) => new Boss2Packages(scope, id, { platform, ...boss.v2?.packages }),
  ],
  [webSupervisor, (scope, id, platform) => new WebSupervisorOptional(scope, id, { platform })],
];

/** What is about every node, or all that was done. */
const lastParts: readonly Part[] = [
  [boss2Cache, (scope, id, platform) => new Boss2Cache(scope, id, { platform })],
  [
    boss2Health,
    (scope, id, platform, { boss }) =>
      new Boss2Health(scope, id, {
        platform,
        ...(boss.v2?.healthyLine === undefined ? {} : { healthyLine: boss.v2.healthyLine }),
      }),
  ],
];

function byJob({ name, ...wish }: DeployedWish): Part {
  const { variables, ...known } = wish;
  return [
    deployedByJob({ name, ...wish }),
    (scope, id, platform) =>
      new ComponentDeployed(scope, id, {
        platform,
        component: name,
        ...(name === cronus.job ? {} : known),
        ...(variables === undefined ? {} : { vmVariables: variables }),
      }),
  ];
}

/** All parts in the order of `componentsOf`. */
function partsOf(environment: Environment): readonly Part[] {
  const byJobs = deployedComponents(environment).map(byJob);
  return [
    ...firstParts,
    ...byJobs.filter(([{ job }]) => job === cronus.job),
    ...bossV2Parts,
    ...byJobs.filter(([{ job }]) => job !== cronus.job),
    ...lastParts,
  ];
}

/**
 * Declares what an environment file desires, each part waiting for the one before it.
 *
 * @param historyDirectory relative ones count from the stack's folder
 */
export function declareRunbook(
  scope: Construct,
  environment: Environment,
  historyDirectory: string,
): Platform {
  const platform = platformOf(scope, environment, historyDirectory);
  let before: Construct | undefined;
  for (const [component, declare] of partsOf(environment)) {
    if (!component.enabled(environment)) continue;
    const part = declare(scope, component.name, platform, environment);
    if (before !== undefined) part.node.addDependency(before);
    before = part;
  }
  return platform;
}
