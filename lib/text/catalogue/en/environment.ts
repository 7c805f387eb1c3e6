import { bossV2Rules } from './environment-boss-v2-rules';
import { componentRules } from './environment-component-rules';
import { contents } from './environment-contents';
import { environmentFiles } from './environment-files';
import { found } from './environment-found';
import { hostKey } from './environment-host-key';
import { keys } from './environment-keys';
import { packageFiles } from './environment-packages';
import { recipients } from './environment-recipients';
import { rules } from './environment-rules';
import { secretFile } from './environment-secret-file';
import { shape } from './environment-shape';
import { takenOut } from './environment-taken-out';
import { traps } from './environment-traps';
import { writing } from './environment-writing';
import { yaml } from './environment-yaml';

/** Everything that is said of environment files and of files beside them: findings, and what each key means. */
export const environment = {
  bossV2Rules,
  componentRules,
  contents,
  files: environmentFiles,
  found,
  hostKey,
  keys,
  packageFiles,
  recipients,
  rules,
  secretFile,
  shape,
  table: { key: 'key', meaning: 'meaning', unset: 'default', shown: 'example' },
  takenOut,
  traps,
  writing,
  yaml,
};
