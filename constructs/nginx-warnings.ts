import { withoutTemplates } from '../facts/answers';
import { nginxSite } from '../facts/probes';
import type { GroupObservation } from '../model/observation';
import { probeKey } from '../model/step';
import { visibleText } from '../model/visible-text';

/** What a plan says of a site that counts as gone although not everything was asked, one line for each host. */
export function nginxWarnings(observed: GroupObservation | undefined, site: string): readonly string[] {
  if (observed?.kind !== 'observed') return [];
  return observed.hosts.flatMap(({ host, ...one }) => {
    const answer = one.kind === 'answered' ? one.answers[probeKey(nginxSite(site))] : undefined;
    if (answer?.word !== 'absent' || answer.detail === '') return [];
    const why = withoutTemplates(visibleText(answer.detail, 400));
    return [`${host}: nginx site ${site}: absent; ${why}; a reload of nginx there settles it`];
  });
}
