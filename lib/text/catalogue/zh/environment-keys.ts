import type { Texts } from '../en';
import { bossKeys } from './environment-keys-boss';
import { bossV2Keys } from './environment-keys-boss-v2';
import { componentKeys } from './environment-keys-components';
import { firstboxKeys } from './environment-keys-firstbox';
import { packageKeys } from './environment-keys-packages';
import { platformKeys } from './environment-keys-platform';
import { rolloutKeys } from './environment-keys-rollout';

/** What is told of each key of an environment file, by its path; the table of docs/environment.zh.md and what findings say of it. */
export const keys: Texts['environment']['keys'] = {
  ...platformKeys,
  ...firstboxKeys,
  ...rolloutKeys,
  ...bossKeys,
  ...bossV2Keys,
  ...packageKeys,
  ...componentKeys,
};
