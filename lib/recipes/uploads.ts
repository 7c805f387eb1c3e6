import { fileSha256 } from '../remote/probes';
import type { GroupObservation } from '../plan/observation';
import { probeKey, type Step, type Upload } from '../plan/step';

/** The files that the firstbox was seen not to have; none where nothing was seen. */
export function missingUploads(
  steps: readonly Step[],
  observed: GroupObservation | undefined,
): readonly Upload[] {
  const [host] = observed?.kind === 'observed' ? observed.hosts : [];
  if (host?.kind !== 'answered') return [];
  return steps
    .flatMap(({ uploads }) => uploads ?? [])
    .filter(({ to, sha256 }) => host.answers[probeKey(fileSha256(to))]?.word !== sha256);
}
