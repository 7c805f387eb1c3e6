import { z } from 'zod';
import { groupName, packagePattern, programName } from './name-shapes';

const variable = z.union([
  z.string(),
  z.int(),
  z.array(z.string()),
  z.array(z.record(z.string(), z.union([z.string(), z.int()]))),
]);

/** Values for a deploy job. */
export const variables = z.record(z.string(), variable);

/** What only the site knows of a component that a deploy job brings. */
export const componentSchema = z.strictObject({
  group: z.string().regex(groupName),
  packages: z.array(z.string().regex(packagePattern)).min(1),
  programs: z.array(z.string().regex(programName)).exactOptional(),
  variables: variables.exactOptional(),
});

/** `components:`, other components of the platform. */
export const componentsSchema = z.object({ cronus: variables.exactOptional() }).catchall(componentSchema);
