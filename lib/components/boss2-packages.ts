import { placedPackages, type PlacedPackage } from '../desired/wanted-packages';
import {
  backEndInstalled,
  databaseMigrated,
  frontEndInstalled,
  packageFilesPlaced,
  packagesOffered,
} from '../recipes/boss2-packages';
import type { Environment } from '../environment/environment';
import type { Observations } from '../plan/observation';
import { missingUploads } from '../recipes/uploads';
import type { Component } from './component';

/** The wanted packages of BOSS V2 are on the firstbox and installed on the boss nodes (runbook 升级包). */
export const boss2Packages: Component = {
  name: 'boss2_packages',
  groups: ['firstbox', 'boss'],
  enabled: (environment) => placedPackages(environment).length > 0,
  steps: (environment, group) => {
    const packages = placedPackages(environment);
    const backEnd = packages.filter(({ end }) => end === 'backEnd');
    const [frontEnd] = packages.filter(({ end }) => end === 'frontEnd');
    const { zone } = environment;
    if (group === 'firstbox')
      return [
        packageFilesPlaced(packages),
        ...(backEnd.length === 0 ? [] : [packagesOffered(backEnd)]),
        databaseMigrated(zone),
      ];
    const nodes = { zone, healthyLine: environment.boss.v2?.healthyLine };
    return [
      ...(backEnd.length === 0 ? [] : [backEndInstalled(backEnd, nodes)]),
      ...(frontEnd === undefined ? [] : [frontEndInstalled(frontEnd.version, nodes)]),
    ];
  },
};

/** The packages whose files have to be sent, as far as the firstbox was seen. */
export function packagesToSend(
  environment: Environment,
  seen: Observations | undefined,
): readonly PlacedPackage[] {
  const packages = placedPackages(environment);
  if (packages.length === 0) return [];
  const missing = missingUploads([packageFilesPlaced(packages)], seen?.groups['firstbox']);
  return packages.filter(({ to }) => missing.some((upload) => upload.to === to));
}
