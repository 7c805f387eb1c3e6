import type { Environment } from '../../environment/environment';
import type { Observations } from '../../plan/observation';
import type { Precondition } from '../../plan/precondition';
import { fact, isFact, told } from './fact';

const sentence = 'runbook: 要求: `Sub Region`或`Sub Zone`无需部署`BOSS`服务，仅需部署`cronus`服务即可';

/** A zone may be global, sub or both; BOSS V2 belongs where it is global. */
export function placeIsGlobal({ zone }: Environment, seen: Observations): Precondition {
  return {
    name: 'place',
    holds: isFact(fact(seen, 'variables.yaml', 'is_global_zone'), '1'),
    what: `BOSS V2 belongs to a global zone; ${sentence}`,
    got: observedPlace(seen),
    allowed: `is_global_zone: 1 in section ${zone} of /pitrix/conf/variables/variables.yaml`,
    cure: 'delete boss.v2 from the environment file and set `place: sub`, or correct the zone id',
  };
}

export function placeIsAsWritten({ zone, place }: Environment, seen: Observations): Precondition {
  const flag = `is_${place}_zone`;
  return {
    name: 'place_as_written',
    holds: isFact(fact(seen, 'variables.yaml', flag), '1'),
    what: `the environment file says place: ${place}, the platform says otherwise; ${sentence}`,
    got: observedPlace(seen),
    allowed: `${flag}: 1 in section ${zone} of /pitrix/conf/variables/variables.yaml`,
    cure: 'correct place or zone in the environment file',
  };
}

function observedPlace(seen: Observations): string {
  return ['is_global_zone', 'is_sub_zone']
    .map((flag) => `${flag} ${told(fact(seen, 'variables.yaml', flag))}`)
    .join(', ');
}
