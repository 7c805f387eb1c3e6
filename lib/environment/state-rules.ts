import type { PartialShape, RuleBreach } from './rule';

/** What each backend needs to know, and what it would not heed. */
export function stateRules({ state }: PartialShape): readonly RuleBreach[] {
  if (state === undefined) return [];
  const { backend, schema, address } = state;
  return [
    ...(schema === undefined || backend === 'pg' ? [] : [unheeded('schema', 'pg')]),
    ...(address === undefined || backend === 'http' ? [] : [unheeded('address', 'http')]),
    ...(backend !== 'http' || address !== undefined
      ? []
      : [
          {
            path: ['state', 'backend'],
            what: 'state.address is missing: the backend http has no place of its own',
            allowed: 'backend http with the address of this environment’s state',
            cure: 'add `address: https://state.example.com/boss/pek3a` under state',
          },
        ]),
  ];
}

const unheeded = (key: string, backend: string): RuleBreach => ({
  path: ['state', 'backend'],
  what: `state.${key} says nothing to this backend`,
  allowed: `state.${key} only with \`backend: ${backend}\``,
  cure: `delete ${key}, or write \`backend: ${backend}\``,
});
