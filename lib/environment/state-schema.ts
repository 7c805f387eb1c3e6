import { z } from 'zod';
import { key } from './environment-key';
import { databaseSchema, isStateAddress } from './name-shapes';

/** `state:`, where Terraform keeps the state. */
export const stateSchema = key(
  z.strictObject({
    backend: key(z.enum(['local', 'pg', 'http']), {
      noun: 'one of the known words',
      allowed: 'local, pg or http',
      example: 'backend: pg',
    }),
    schema: key(z.string().regex(databaseSchema), {
      noun: 'the name of a schema',
      allowed:
        'up to 63 lower-case letters, digits, "_" and "-", beginning with a letter or digit, not with "pg_"',
      example: 'schema: boss_pek3a',
    }).exactOptional(),
    address: key(z.string().refine(isStateAddress), {
      noun: 'an address of a state',
      allowed:
        'https://HOST[:PORT]/PATH, or http:// to 127.0.0.1 or localhost; no user, password, query or fragment',
      example: 'address: https://state.example.com/boss/pek3a',
      cure: 'write it as in `address: https://state.example.com/boss/pek3a`; user and password come from TF_HTTP_USERNAME and TF_HTTP_PASSWORD',
      hidden: true,
    }).exactOptional(),
  }),
  {
    noun: 'a mapping',
    allowed: 'backend; also schema with `backend: pg`, address with `backend: http`',
    example: 'state: { backend: local }',
  },
);
