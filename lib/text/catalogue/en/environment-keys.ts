import type { KeyTexts } from '../values';
import { bossKeys } from './environment-keys-boss';
import { bossV2Keys } from './environment-keys-boss-v2';
import { componentKeys } from './environment-keys-components';
import { firstboxKeys } from './environment-keys-firstbox';
import { packageKeys } from './environment-keys-packages';
import { platformKeys } from './environment-keys-platform';
import { rolloutKeys } from './environment-keys-rollout';

const all = {
  ...platformKeys,
  ...firstboxKeys,
  ...rolloutKeys,
  ...bossKeys,
  ...bossV2Keys,
  ...packageKeys,
  ...componentKeys,
};

/** What is told of each key of an environment file, by its path; the table of docs/environment.md and what findings say of it. */
export const keys: Readonly<Record<keyof typeof all, KeyTexts>> = all;
