import type { Environment } from '../environment/environment';
import { contradictions, identityLookup } from '../lookups/identity';
import { visibleText } from '../text/visible-text';
import { observe } from '../observe/observe';
import type { ObservationRequest } from '../remote/questions';

/**
 * Where the platform's own file says that an environment is not of its firstbox: of such a zone nothing is ever found there. Nothing where
 * that file cannot be read.
 *
 * @throws {TransportError} when the firstbox cannot be asked
 */
export async function zoneContradictions(environment: Environment): Promise<readonly string[]> {
  const request: ObservationRequest = {
    group: 'firstbox',
    platformGroup: 'firstbox',
    steps: [],
    lookups: [identityLookup],
  };
  const seen = await observe(environment, [request], () => undefined);
  return contradictions(environment, seen).map((one) => `${environment.name}: ${visibleText(one, 600)}`);
}
