import { z } from 'zod';
import { bossV2Schema } from './boss-v2-schema';
import { type componentSchema, componentsSchema } from './component-schema';
import { firstboxSchema } from './firstbox-schema';
import { domainName, groupName, zoneId } from './name-shapes';
import { stateSchema } from './state-schema';
import { parseVersion, versionPattern } from '../text/version';

const group = z.string().regex(groupName).exactOptional();

const policy = z
  .strictObject({
    maxUnreachable: z.int().min(0).max(10000).default(0),
    maxFailPercentage: z.int().min(0).max(100).default(0),
  })
  .exactOptional();

const notifyWebhook = z.strictObject({
  proxyVips: z.record(z.string(), z.ipv4()),
  otherVip: z.literal('meant').exactOptional(),
});

/** The shape of an environment file; unknown keys are refused at every level. What an operator is told of each key stands in the catalogue. */
export const environmentSchema = z.strictObject({
  apiVersion: z.literal('boss-cdktf/v1'),
  zone: z.string().regex(zoneId),
  region: z.string().regex(zoneId).exactOptional(),
  domain: z.string().regex(domainName),
  installer: z.string().regex(versionPattern).transform(parseVersion),
  topology: z.enum(['zone', 'region']),
  place: z.enum(['global', 'sub']),
  layout: z.enum(['standard', 'fusion', 'devops']),
  firstbox: firstboxSchema,
  groups: z
    .strictObject({
      webservice: group,
      boss: group,
      hyper: group,
      proxy: group,
    })
    .exactOptional(),
  fanOut: z
    .strictObject({
      engine: z.enum(['exec_nodes', 'ssh']).default('exec_nodes'),
      width: z.int().min(1).max(200).exactOptional(),
      hostTimeoutSeconds: z.int().min(1).max(3600).default(120),
    })
    .exactOptional(),
  rollout: z
    .strictObject({
      webservice: policy,
      boss: policy,
      hyper: policy,
      proxy: policy,
    })
    .exactOptional(),
  state: stateSchema.exactOptional(),
  boss: z.strictObject({
    v1: z.literal('absent').exactOptional(),
    notifyWebhook: notifyWebhook.exactOptional(),
    v2: bossV2Schema.exactOptional(),
    webSupervisor: z.literal('present').exactOptional(),
  }),
  components: componentsSchema.exactOptional(),
});

/** An environment file whose shape is right; the rules have not been asked yet. */
export type EnvironmentShape = z.output<typeof environmentSchema>;

/** What such a file says of a component that a deploy job brings. */
export type ComponentShape = z.output<typeof componentSchema>;

/** The same of what a program describes part by part: what no part needs may be left out, and where the state lives is the program's matter. */
export const wishSchema = environmentSchema
  .omit({ apiVersion: true, state: true })
  .partial()
  .extend({
    zone: environmentSchema.shape.zone,
    firstbox: environmentSchema.shape.firstbox,
    boss: environmentSchema.shape.boss
      .extend({ v2: bossV2Schema.partial({ deploy: true }).exactOptional() })
      .exactOptional(),
  });

/** What a program describes, its shape being right. */
export type WishShape = z.output<typeof wishSchema>;
