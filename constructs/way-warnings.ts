import { maskTemplate } from '../lib/remote/answers';
import type { Observations } from '../lib/plan/observation';
import { foldHosts } from '../lib/plan/host-set';
import { visibleText } from '../lib/text/visible-text';

/** What every plan says of hosts that were not asked in the usual way, one line for each way and its hosts. */
export function wayWarnings(observations: Observations | undefined): readonly string[] {
  const ways = new Map<string, Set<string>>();
  for (const observed of Object.values(observations?.groups ?? {})) {
    if (observed.kind !== 'observed') continue;
    for (const host of observed.hosts)
      if (host.kind === 'answered' && host.detail !== undefined)
        ways.set(host.detail, (ways.get(host.detail) ?? new Set()).add(host.host));
  }
  return [...ways].map(([way, hosts]) => `${foldHosts([...hosts])}: ${maskTemplate(visibleText(way, 400))}`);
}
