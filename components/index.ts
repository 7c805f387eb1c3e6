import { bossV1 } from './boss-v1';
import { bossV2 } from './boss-v2';
import { boss2Config } from './boss2-config';
import { boss2Cache } from './boss2-cache';
import { boss2Health } from './boss2-health';
import { boss2Packages } from './boss2-packages';
import { bossV2Requested } from './boss-v2-requested';
import type { Component } from './component';
import { cronus } from './cronus';
import { notifyWebhook } from './notify-webhook';
import { webSupervisor } from './web-supervisor';

/** Every component that this project knows, in the runbook's order. */
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

/** Names that may stand under `components:` of an environment. */
export const deployedNames: readonly string[] = components.flatMap(({ deployedAs }) => deployedAs ?? []);
