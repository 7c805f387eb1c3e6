import { osRelease, pathState } from '../facts/probes';
import type { Environment } from '../model/environment';
import type { Group } from '../model/node-group';
import type { Observations } from '../model/observation';
import { platformReadings, topologyReading } from '../model/platform/platform-readings';
import type { Precondition } from '../model/precondition';
import { cronusIsDeployed } from '../model/preconditions/cronus';
import { noUpgradeIsHalfDone, platformIsIdle } from '../model/preconditions/idle';
import { installerIsAsWritten, installerIsRecentEnough } from '../model/preconditions/installer';
import { oneComponentIsSet, onlyJob } from '../model/preconditions/one-component';
import { placeIsAsWritten, placeIsGlobal } from '../model/preconditions/place';
import { regionIsAsWritten } from '../model/preconditions/region';
import { zoocassaIsRecentEnough, zoocassaMatters } from '../model/preconditions/zoocassa';
import type { Reading } from '../model/reading';
import type { Probe } from '../model/step';
import type { Component } from './component';

type Asked = Required<Pick<Component, 'readings' | 'lists' | 'asks' | 'preconditions'>>;

/**
 * What must hold before a deploy job for one component is started (platform contract 14.15).
 *
 * @param component as in `deploy_<component>`
 */
export function deployJobPreconditions(component: string): Asked {
  return {
    readings: platformReadings,
    lists: [],
    asks: () => ({ firstbox: markers }),
    preconditions: (environment, seen, jobs = []) => [
      placeIsAsWritten(environment, seen),
      ...ofJob(component, environment, seen),
      ...onlyJob(component, jobs),
    ],
  };
}

/** The same, and the runbook's requirements for BOSS V2 (runbook, the four 要求). */
export const bossV2Preconditions: Asked = {
  readings: (environment): readonly Reading[] => [
    ...platformReadings(environment),
    topologyReading(environment),
  ],
  lists: ['influxdb'],
  asks: (environment): Readonly<Record<Group, readonly Probe[]>> => ({
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
