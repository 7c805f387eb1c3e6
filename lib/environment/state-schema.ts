import { z } from 'zod';
import { databaseSchema, isStateAddress } from './name-shapes';

/** `state:`, where Terraform keeps the state. */
export const stateSchema = z.strictObject({
  backend: z.enum(['local', 'pg', 'http']),
  schema: z.string().regex(databaseSchema).exactOptional(),
  address: z.string().refine(isStateAddress).exactOptional(),
});
