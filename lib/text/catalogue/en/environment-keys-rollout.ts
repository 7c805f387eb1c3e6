import type { KeyTexts } from '../values';

/** Keys of what may fail, and of where the state is. */
export const rolloutKeys = {
  rollout: {
    meaning: 'hosts that may be dead, or fail, while the others are changed; see below',
    unset: 'none may',
    shown: '`{ hyper: { maxUnreachable: 2 } }`',
    noun: 'a mapping',
    allowed: 'any of webservice, boss, hyper and proxy',
    example: 'rollout: { hyper: { maxUnreachable: 2 } }',
  },
  'rollout.webservice': {
    meaning: 'for the group `webservice`',
    unset: 'none may',
    noun: 'a mapping',
    allowed: 'maxUnreachable and maxFailPercentage',
    example: 'webservice: { maxUnreachable: 2 }',
  },
  'rollout.webservice.maxUnreachable': {
    meaning: 'how many of its hosts may be unreachable, 0 to 10000',
    unset: '`0`',
    shown: '`1`',
    noun: 'a number of hosts',
    allowed: 'a whole number from 0 to 10000: hosts that may be unreachable without holding up the others',
    example: 'maxUnreachable: 2',
  },
  'rollout.webservice.maxFailPercentage': {
    meaning: 'waves go on until more than this share of its hosts to change has failed, 0 to 100; see below',
    unset: '`0`',
    shown: '`50`',
    noun: 'a percentage',
    allowed:
      'a whole number from 0 to 100: waves go on until more than this share of the hosts to change failed',
    example: 'maxFailPercentage: 10',
  },
  'rollout.boss': {
    meaning: 'for the group `boss`',
    unset: 'none may',
    noun: 'a mapping',
    allowed: 'maxUnreachable and maxFailPercentage',
    example: 'boss: { maxUnreachable: 2 }',
  },
  'rollout.boss.maxUnreachable': {
    meaning: 'as above',
    unset: '`0`',
    shown: '`1`',
    noun: 'a number of hosts',
    allowed: 'a whole number from 0 to 10000: hosts that may be unreachable without holding up the others',
    example: 'maxUnreachable: 2',
  },
  'rollout.boss.maxFailPercentage': {
    meaning: 'as above',
    unset: '`0`',
    shown: '`50`',
    noun: 'a percentage',
    allowed:
      'a whole number from 0 to 100: waves go on until more than this share of the hosts to change failed',
    example: 'maxFailPercentage: 10',
  },
  'rollout.hyper': {
    meaning: 'for the group `hyper`',
    unset: 'none may',
    noun: 'a mapping',
    allowed: 'maxUnreachable and maxFailPercentage',
    example: 'hyper: { maxUnreachable: 2 }',
  },
  'rollout.hyper.maxUnreachable': {
    meaning: 'as above',
    unset: '`0`',
    shown: '`2`',
    noun: 'a number of hosts',
    allowed: 'a whole number from 0 to 10000: hosts that may be unreachable without holding up the others',
    example: 'maxUnreachable: 2',
  },
  'rollout.hyper.maxFailPercentage': {
    meaning: 'as above',
    unset: '`0`',
    shown: '`10`',
    noun: 'a percentage',
    allowed:
      'a whole number from 0 to 100: waves go on until more than this share of the hosts to change failed',
    example: 'maxFailPercentage: 10',
  },
  'rollout.proxy': {
    meaning: 'for the group `proxy`',
    unset: 'none may',
    noun: 'a mapping',
    allowed: 'maxUnreachable and maxFailPercentage',
    example: 'proxy: { maxUnreachable: 2 }',
  },
  'rollout.proxy.maxUnreachable': {
    meaning: 'as above',
    unset: '`0`',
    shown: '`1`',
    noun: 'a number of hosts',
    allowed: 'a whole number from 0 to 10000: hosts that may be unreachable without holding up the others',
    example: 'maxUnreachable: 2',
  },
  'rollout.proxy.maxFailPercentage': {
    meaning: 'as above',
    unset: '`0`',
    shown: '`50`',
    noun: 'a percentage',
    allowed:
      'a whole number from 0 to 100: waves go on until more than this share of the hosts to change failed',
    example: 'maxFailPercentage: 10',
  },
  state: {
    meaning: "where Terraform keeps this environment's state; see below",
    unset: '`{ backend: local }`',
    shown: '`{ backend: pg }`',
    noun: 'a mapping',
    allowed: 'backend; also schema with `backend: pg`, address with `backend: http`',
    example: 'state: { backend: local }',
  },
  'state.backend': {
    meaning:
      '`local`: a file in `state/` or `BOSS_STATE_DIR`; `pg`: a PostgreSQL database; `http`: a server of states',
    shown: '`pg`',
    noun: 'one of the known words',
    allowed: 'local, pg or http',
    example: 'backend: pg',
  },
  'state.schema': {
    meaning: 'with `pg` only: the schema, one for each environment',
    unset: "the file's name",
    shown: '`boss_pek3a`',
    noun: 'the name of a schema',
    allowed:
      'up to 63 lower-case letters, digits, "_" and "-", beginning with a letter or digit, not with "pg_"',
    example: 'schema: boss_pek3a',
  },
  'state.address': {
    meaning:
      "with `http`, there needed: the address of this environment's state, https (http to this machine only)",
    unset: 'none',
    shown: '`https://state.example.com/boss/pek3a`',
    noun: 'an address of a state',
    allowed:
      'https://HOST[:PORT]/PATH, or http:// to 127.0.0.1 or localhost; no user, password, query or fragment',
    example: 'address: https://state.example.com/boss/pek3a',
    cure: 'write it as in `address: https://state.example.com/boss/pek3a`; user and password come from TF_HTTP_USERNAME and TF_HTTP_PASSWORD',
  },
} satisfies Readonly<Record<string, KeyTexts>>;
