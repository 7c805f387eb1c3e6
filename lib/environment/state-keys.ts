import type { EnvironmentKey } from './environment-key';

/** The keys under `state:`, as in environment-keys.ts. */
export const stateKeys: Readonly<Record<string, EnvironmentKey>> = {
  state: {
    noun: 'a mapping',
    allowed: 'backend; also schema with `backend: pg`, address with `backend: http`',
    example: 'state: { backend: local }',
  },
  'state.backend': { noun: 'one of the known words', allowed: 'local, pg or http', example: 'backend: pg' },
  'state.schema': {
    noun: 'the name of a schema',
    allowed:
      'up to 63 lower-case letters, digits, "_" and "-", beginning with a letter or digit, not with "pg_"',
    example: 'schema: boss_pek3a',
  },
  'state.address': {
    noun: 'an address of a state',
    allowed:
      'https://HOST[:PORT]/PATH, or http:// to 127.0.0.1 or localhost; no user, password, query or fragment',
    example: 'address: https://state.example.com/boss/pek3a',
    cure: 'write it as in `address: https://state.example.com/boss/pek3a`; user and password come from TF_HTTP_USERNAME and TF_HTTP_PASSWORD',
    hidden: true,
  },
};
