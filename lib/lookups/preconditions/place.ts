import type { Environment } from '../../environment/environment';
import type { Observations } from '../../plan/observation';
import type { Precondition } from '../../plan/precondition';
import { kept } from '../../text/catalogue/en/kept';
import { fact, isFact, told } from './fact';

const { place: global, placeAsWritten } = kept.jobs;

/** A zone may be global, sub or both; BOSS V2 belongs where it is global. */
export function placeIsGlobal({ zone }: Environment, seen: Observations): Precondition {
  return {
    name: 'place',
    holds: isFact(fact(seen, 'variables.yaml', 'is_global_zone'), '1'),
    what: global.what,
    got: observedPlace(seen),
    allowed: global.allowed({ flag: 'is_global_zone', zone }),
    cure: global.cure,
  };
}

export function placeIsAsWritten({ zone, place }: Environment, seen: Observations): Precondition {
  const flag = `is_${place}_zone`;
  return {
    name: 'place_as_written',
    holds: isFact(fact(seen, 'variables.yaml', flag), '1'),
    what: placeAsWritten.what({ place }),
    got: observedPlace(seen),
    allowed: global.allowed({ flag, zone }),
    cure: placeAsWritten.cure,
  };
}

function observedPlace(seen: Observations): string {
  return ['is_global_zone', 'is_sub_zone']
    .map((flag) => `${flag} ${told(fact(seen, 'variables.yaml', flag))}`)
    .join(', ');
}
