import type { LookRecord, Since } from './look-shape';

type Times = Pick<Since, 'first' | 'before'>;

/** Part, subject and host: what differs, whatever was found. */
export const keyOf = (part: string, subject: string, host: string) => JSON.stringify([part, subject, host]);

/**
 * Since when everything differs that differs at a look.
 *
 * @param earlier the look before it. @default - none is kept
 */
export function sinceOf(now: LookRecord, earlier: LookRecord | undefined): readonly Since[] {
  const known = timesOf(earlier);
  const held = statesOf(earlier);
  const states = statesOf(now);
  const times = new Map<string, Times>();
  for (const [key, state] of states) {
    if (state !== 'differs') continue;
    const before = held.get(key) === 'holds' ? { before: earlier?.observedAt ?? '' } : {};
    times.set(key, known.get(key) ?? { first: now.observedAt, ...before });
  }
  // Of a host that gave no answer nothing new is known.
  const silent = new Set(
    now.groups.flatMap(({ hosts }) => hosts.flatMap(({ host, facts }) => (facts.length === 0 ? [host] : []))),
  );
  for (const [key, time] of known) {
    const [, , host = ''] = JSON.parse(key) as string[];
    if (states.get(key) === 'unreadable' || (!states.has(key) && silent.has(host))) times.set(key, time);
  }
  return gathered(times);
}

/** Since when what differs at a look does, by its key. */
export function timesOf(look: LookRecord | undefined): ReadonlyMap<string, Times> {
  return new Map(
    look?.since.flatMap(({ part, subject, hosts, ...times }) =>
      hosts.map((host) => [keyOf(part, subject, host), times] as const),
    ),
  );
}

/** A host may be asked the same in several groups: what differs in one of them differs. */
function statesOf(look: LookRecord | undefined): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  for (const { hosts } of look?.groups ?? [])
    for (const { host, facts } of hosts)
      for (const index of facts) {
        const fact = look?.facts[index];
        if (fact === undefined) continue;
        const key = keyOf(fact.part, fact.subject, host);
        if (states.get(key) !== 'differs') states.set(key, fact.state);
      }
  return states;
}

function gathered(times: ReadonlyMap<string, Times>): readonly Since[] {
  const groups = new Map<string, Omit<Since, 'hosts'> & { hosts: string[] }>();
  for (const [key, time] of times) {
    const [part = '', subject = '', host = ''] = JSON.parse(key) as string[];
    const about = JSON.stringify([part, subject, time.first, time.before]);
    const one = groups.get(about) ?? { part, subject, ...time, hosts: [] };
    one.hosts.push(host);
    groups.set(about, one);
  }
  return [...groups.values()];
}
