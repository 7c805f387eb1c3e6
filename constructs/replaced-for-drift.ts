import type { Drift } from '../lib/plan/drift';
import type { ReplacedFor } from './group-rules';
import { escapeTemplate } from './escape-template';
import { driftTrigger } from './triggers';

/** In sync, what was drift in the state stays; unobserved, or where the group cannot be read, nothing is known of hosts either. */
export function replacedForDrift(
  drift: Drift | undefined,
  observedAt: string,
  createdByJob: boolean,
): ReplacedFor {
  const differs = drift !== undefined && drift.differences.length > 0;
  return {
    triggers: {
      hosts: escapeTemplate(
        drift === undefined ? 'not observed' : drift.hosts.join('\n') || 'made by the job',
      ),
      drift: differs ? escapeTemplate(driftTrigger(drift.differences, observedAt)) : 'none',
    },
    // Hosts that a job made were not known when it was planned.
    ignored: differs ? [] : drift === undefined || createdByJob ? ['drift', 'hosts'] : ['drift'],
  };
}
