import { contradictions, identityLookup } from '../lookups/identity';
import { shown } from '../text/catalogue/shown';
import { visibleText } from '../text/visible-text';
import { observe } from '../observe/observe';
import type { ObservationRequest } from '../remote/questions';
import type { RunPlace } from './run-place';

/**
 * Where the platform's own file says that a platform is not of its firstbox: of such a zone nothing is ever found there. Nothing where
 * that file cannot be read.
 *
 * @throws {TransportError} when the firstbox cannot be asked
 */
export async function zoneContradictions(place: RunPlace): Promise<readonly string[]> {
  const request: ObservationRequest = {
    group: 'firstbox',
    platformGroup: 'firstbox',
    steps: [],
    lookups: [identityLookup],
  };
  const seen = await observe(place, [request], () => undefined);
  return contradictions(place, seen).map((one) => `${place.name}: ${shown(visibleText(one, 600))}`);
}
