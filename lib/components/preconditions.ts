import { osRelease, pathState } from '../remote/probes';
import type { Environment } from '../environment/environment';
import type { Group } from '../environment/node-group';
import type { Observations } from '../plan/observation';
import { platformLookups, topologyLookup } from '../lookups/platform-lookups';
import type { Precondition } from '../plan/precondition';
import { cronusIsDeployed } from '../lookups/preconditions/cronus';
import { noUpgradeIsHalfDone, platformIsIdle } from '../lookups/preconditions/idle';
import { installerIsAsWritten, installerIsRecentEnough } from '../lookups/preconditions/installer';
import { oneComponentIsSet, onlyJob } from '../lookups/preconditions/one-component';
import { placeIsAsWritten, placeIsGlobal } from '../lookups/preconditions/place';
import { regionIsAsWritten } from '../lookups/preconditions/region';
import { zoocassaIsRecentEnough, zoocassaMatters } from '../lookups/preconditions/zoocassa';
import type { Lookup } from '../plan/lookup';
import type { Probe } from '../plan/step';
import type { Component } from './component';

type Asked = Required<Pick<Component, 'lookups' | 'membershipOnly' | 'extraProbes' | 'preconditions'>>;

/**
 * What must hold before a deploy job for one component is started.
 *
 * @param component as in `deploy_<component>`
 */
export function deployJobPreconditions(component: string): Asked {
  return {
    lookups: platformLookups,
    membershipOnly: [],
    extraProbes: () => ({ firstbox: markers }),
    preconditions: (environment, seen, jobs = []) => [
      placeIsAsWritten(environment, seen),
      ...ofJob(component, environment, seen),
      ...onlyJob(component, jobs),
    ],
  };
}

/** The same, and the runbook's requirements for BOSS V2 (runbook, the four 要求). */
export const bossV2Preconditions: Asked = {
  lookups: (environment): readonly Lookup[] => [...platformLookups(environment), topologyLookup(environment)],
  membershipOnly: ['influxdb'],
  extraProbes: (environment): Readonly<Record<Group, readonly Probe[]>> => ({
    firstbox: markers,
    ...(zoocassaMatters(environment) ? { zoocassa: [osRelease()] } : {}),
  }),
  preconditions: (environment, seen, jobs = []) => [
    installerIsRecentEnough(seen),
    ...(zoocassaMatters(environment) ? [zoocassaIsRecentEnough(environment, seen, osRelease())] : []),
    cronusIsDeployed(environment, seen),
    placeIsGlobal(environment, seen),
    ...ofJob('boss', environment, seen),
    // It requires cronus, which the same deploy may bring before it.
    ...onlyJob(
      'boss',
      jobs.filter((job) => job.component !== 'cronus'),
    ),
  ],
};

function ofJob(component: string, environment: Environment, seen: Observations): readonly Precondition[] {
  return [
    installerIsAsWritten(environment, seen),
    regionIsAsWritten(environment, seen),
    noUpgradeIsHalfDone(seen, markers),
    platformIsIdle(seen),
    oneComponentIsSet(seen, component),
  ];
}

const markers = ['pre_upgrade.Done', 'upgrade_pkgs.Done'].map((name) => pathState(`/pitrix/upgrade/${name}`));
