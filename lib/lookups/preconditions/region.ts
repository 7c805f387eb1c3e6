import type { Environment } from '../../environment/environment';
import type { Observations } from '../../plan/observation';
import type { Precondition } from '../../plan/precondition';
import { kept } from '../../text/catalogue/en/kept';
import { isSameDomain } from '../../environment/same-domain';
import { fact, isFact, told } from './fact';

const { regionAsWritten: say } = kept.jobs;

/** A zone of a region is called otherwise, and so are its groups and addresses. */
export function regionIsAsWritten(
  { topology, region, domain }: Environment,
  seen: Observations,
): Precondition {
  const wanted: readonly (readonly [string, string])[] = [
    ['is_region', topology === 'region' ? '1' : '0'],
    ...(region === undefined ? [] : [['region_id', region] as const]),
    ['domain', domain],
  ];
  const common = (name: string) => fact(seen, 'variables.yaml', name);
  return {
    name: 'region_as_written',
    holds: wanted.every(([name, value]) => {
      const known = common(name);
      return name === 'domain' && 'value' in known ? isSameDomain(known.value, value) : isFact(known, value);
    }),
    what: say.what,
    got: wanted.map(([name]) => `${name} ${told(common(name))}`).join(', '),
    allowed: say.allowed({ wanted: wanted.map(([name, value]) => `${name}: ${value}`).join(', ') }),
    cure: say.cure,
  };
}
