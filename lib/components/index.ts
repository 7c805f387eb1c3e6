import { deployedComponents } from '../environment/deployed-components';
import type { Environment } from '../environment/environment';
import { knownComponents } from '../environment/known-components';
import { bossV1 } from './boss-v1';
import { bossV2 } from './boss-v2';
import { boss2Config } from './boss2-config';
import { boss2Cache } from './boss2-cache';
import { boss2Health } from './boss2-health';
import { boss2Packages } from './boss2-packages';
import { bossV2Requested } from './boss-v2-requested';
import type { Component } from './component';
import { cronus } from './cronus';
import { deployedByJob } from './deployed-by-job';
import { notifyWebhook } from './notify-webhook';
import { webSupervisor } from './web-supervisor';

/** Every component that this project knows, in the order of work. */
export const components: readonly Component[] = [
  bossV1,
  notifyWebhook,
  cronus,
  bossV2,
  bossV2Requested,
  boss2Config,
  boss2Packages,
  webSupervisor,
  boss2Cache,
  boss2Health,
];

/**
 * The same with those that an environment adds: after BOSS V2 and the web supervisor, which the runbook has, and before the cache, which
 * is to know the nodes that they bring.
 */
export function componentsOf(environment: Pick<Environment, 'components'>): readonly Component[] {
  const added = deployedComponents(environment)
    .filter(({ name }) => name !== cronus.job)
    .map(deployedByJob);
  const at = components.indexOf(boss2Cache);
  return [...components.slice(0, at), ...added, ...components.slice(at)];
}

/** Names that a part may have; a site's own component is not among them. */
export const partNames: readonly string[] = [
  ...new Set([
    ...components.map(({ name }) => name),
    ...Object.keys(knownComponents)
      .filter((name) => name !== bossV2.job)
      .map((name) => `${name}_deployed`),
  ]),
];
