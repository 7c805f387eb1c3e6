import { texts } from '../text/catalogue/text';
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
            ...texts().environment.rules.stateAddressMissing,
          },
        ]),
  ];
}

const unheeded = (key: string, backend: string): RuleBreach => ({
  path: ['state', 'backend'],
  ...texts().environment.rules.stateKeyNotHeeded({ key, backend }),
});
