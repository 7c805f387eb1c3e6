import type { Environment } from '../../environment/environment';
import type { Observations } from '../../plan/observation';
import type { Precondition } from '../../plan/precondition';
import { isSameDomain } from '../../environment/same-domain';
import { fact, isFact, told } from './fact';

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
    what: 'the environment file says topology, region and domain, the platform says otherwise; runbook: 以方便区分`region`模式下，不同`ZONE`的配置文件',
    got: wanted.map(([name]) => `${name} ${told(common(name))}`).join(', '),
    allowed: `${wanted.map(([name, value]) => `${name}: ${value}`).join(', ')} in section common of /pitrix/conf/variables/variables.yaml`,
    cure: 'correct topology, region or domain in the environment file, or firstbox.host',
  };
}
