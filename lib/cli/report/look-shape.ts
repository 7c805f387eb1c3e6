import { z } from 'zod';

/** How a host was at a look. */
const hostStates = [
  'in-sync',
  'differs',
  'unhealthy',
  'unreadable',
  'unreachable',
  'untrusted',
  'skipped',
  'not-asked',
  'not-compared',
] as const;
export type HostState = (typeof hostStates)[number];

const fact = z.strictObject({
  part: z.string(),
  subject: z.string(),
  wanted: z.string(),
  state: z.enum(['holds', 'differs', 'unreadable']),
  found: z.string().exactOptional(),
});
const host = z.strictObject({
  host: z.string(),
  state: z.enum(hostStates),
  reason: z.string().exactOptional(),
  facts: z.array(z.int().min(0)),
});
const group = z.strictObject({ group: z.string(), reason: z.string().exactOptional(), hosts: z.array(host) });
const since = z.strictObject({
  part: z.string(),
  subject: z.string(),
  first: z.iso.datetime(),
  before: z.iso.datetime().exactOptional(),
  hosts: z.array(z.string()),
});

/** The form of a look that is kept. */
export const lookRecord = z.strictObject({
  apiVersion: z.literal('boss-cdktf/look/v1'),
  environment: z.string(),
  zone: z.string(),
  firstbox: z.string(),
  observedAt: z.iso.datetime(),
  parts: z.array(
    z.strictObject({
      part: z.string(),
      runbookPart: z.string().exactOptional(),
      differing: z.int().min(0),
      notCompared: z.literal(true).exactOptional(),
      groups: z.array(z.string()),
      blocked: z.array(z.string()),
    }),
  ),
  notes: z.array(z.strictObject({ kind: z.string(), text: z.string() })),
  groups: z.array(group),
  facts: z.array(fact),
  since: z.array(since),
});

type Frozen<Value> = { readonly [Key in keyof Value]: Frozen<Value[Key]> };

/** One thing that a part wants of a host. */
export type LookedFact = Frozen<z.infer<typeof fact>>;
/** One host in one group; `facts` are places in the table of facts. */
export type LookedHost = Frozen<z.infer<typeof host>>;
/** A group; `reason`: why its hosts are not known. */
export type LookedGroup = Frozen<z.infer<typeof group>>;
/** Hosts that differ in one thing: the look that saw it first, and the last one at which it was as wanted, where there was one. */
export type Since = Frozen<z.infer<typeof since>>;
/** The last look at an environment, host by host. */
export type LookRecord = Frozen<z.infer<typeof lookRecord>>;
