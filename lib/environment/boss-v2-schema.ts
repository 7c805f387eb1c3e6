import { z } from 'zod';
import { variables } from './component-schema';
import { debFile, packageName, packageVersion, plainPath, programName, sha256Text } from './name-shapes';

const configFile = z.string().regex(plainPath).exactOptional();

const packageEntry = z.strictObject({
  name: z.string().regex(packageName),
  version: z.string().regex(packageVersion),
  sha256: z.string().regex(sha256Text),
  file: z.string().regex(debFile),
});

const packageList = z.array(packageEntry).exactOptional();

/** `boss.v2:`, what is desired of BOSS V2. */
export const bossV2Schema = z.strictObject({
  deploy: z.enum(['added', 'with-the-platform']),
  vmVariables: variables.exactOptional(),
  programs: z.array(z.string().regex(programName)).min(1).exactOptional(),
  healthyLine: z.string().min(1).max(200).exactOptional(),
  config: z
    .strictObject({
      backEnd: configFile,
      frontEnd: configFile,
      secrets: configFile,
    })
    .exactOptional(),
  packages: z
    .strictObject({
      backEnd: packageList,
      frontEnd: packageList,
    })
    .exactOptional(),
  cache: z.literal('current').exactOptional(),
});
