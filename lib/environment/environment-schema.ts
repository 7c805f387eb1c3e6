import { z } from 'zod';
import { hostKeyFault } from './host-key';
import {
  databaseSchema,
  debFile,
  domainName,
  groupName,
  isHost,
  isStateAddress,
  packageName,
  packagePattern,
  packageVersion,
  plainPath,
  programName,
  sha256Text,
  userName,
  zoneId,
} from './name-shapes';
import { parseVersion, versionPattern } from '../text/version';

const host = z.string().refine(isHost);
const hostKey = z.string().superRefine((text, context) => {
  const fault = hostKeyFault(text);
  if (fault !== undefined) context.addIssue({ code: 'custom', params: { fault } });
});
const port = z.int().min(1).max(65535);
const user = z.string().regex(userName);
const group = z.string().regex(groupName).exactOptional();
const path = z.string().regex(plainPath);
const policy = z
  .strictObject({
    maxUnreachable: z.int().min(0).max(10000).default(0),
    maxFailPercentage: z.int().min(0).max(100).default(0),
  })
  .exactOptional();
const vmVariables = z.record(
  z.string(),
  z.union([
    z.string(),
    z.int(),
    z.array(z.string()),
    z.array(z.record(z.string(), z.union([z.string(), z.int()]))),
  ]),
);
const component = z.strictObject({
  group: z.string().regex(groupName),
  packages: z.array(z.string().regex(packagePattern)).min(1),
  programs: z.array(z.string().regex(programName)).exactOptional(),
  variables: vmVariables.exactOptional(),
});
const packages = z.array(
  z.strictObject({
    name: z.string().regex(packageName),
    version: z.string().regex(packageVersion),
    sha256: z.string().regex(sha256Text),
    file: z.string().regex(debFile),
  }),
);

const bossV2 = z.strictObject({
  deploy: z.enum(['added', 'with-the-platform']),
  vmVariables: vmVariables.exactOptional(),
  programs: z.array(z.string().regex(programName)).min(1).exactOptional(),
  healthyLine: z.string().min(1).max(200).exactOptional(),
  config: z
    .strictObject({
      backEnd: path.exactOptional(),
      frontEnd: path.exactOptional(),
      secrets: path.exactOptional(),
    })
    .exactOptional(),
  packages: z
    .strictObject({ backEnd: packages.exactOptional(), frontEnd: packages.exactOptional() })
    .exactOptional(),
  cache: z.literal('current').exactOptional(),
});

/**
 * The shape of an environment file; unknown keys are refused at every level.
 * What each key means and what to say when it is wrong stands in environment-keys.ts.
 */
export const environmentSchema = z.strictObject({
  apiVersion: z.literal('boss-cdktf/v1'),
  zone: z.string().regex(zoneId),
  region: z.string().regex(zoneId).exactOptional(),
  domain: z.string().regex(domainName),
  installer: z.string().regex(versionPattern).transform(parseVersion),
  topology: z.enum(['zone', 'region']),
  place: z.enum(['global', 'sub']),
  layout: z.enum(['standard', 'fusion', 'devops']),
  firstbox: z.strictObject({
    host,
    port: port.exactOptional(),
    user: user.default('root'),
    hostKey,
    sshConfig: path.exactOptional(),
    jumpHosts: z
      .array(z.strictObject({ host, port: port.exactOptional(), user: user.exactOptional(), hostKey }))
      .max(8)
      .default([]),
  }),
  groups: z.strictObject({ webservice: group, boss: group, hyper: group, proxy: group }).exactOptional(),
  fanOut: z
    .strictObject({
      engine: z.enum(['exec_nodes', 'ssh']).default('exec_nodes'),
      width: z.int().min(1).max(200).exactOptional(),
      hostTimeoutSeconds: z.int().min(1).max(3600).default(120),
    })
    .exactOptional(),
  rollout: z.strictObject({ webservice: policy, boss: policy, hyper: policy, proxy: policy }).exactOptional(),
  state: z
    .strictObject({
      backend: z.enum(['local', 'pg', 'http']),
      schema: z.string().regex(databaseSchema).exactOptional(),
      address: z.string().refine(isStateAddress).exactOptional(),
    })
    .exactOptional(),
  boss: z.strictObject({
    v1: z.literal('absent').exactOptional(),
    notifyWebhook: z
      .strictObject({
        proxyVips: z.record(z.string(), z.ipv4()),
        otherVip: z.literal('meant').exactOptional(),
      })
      .exactOptional(),
    v2: bossV2.exactOptional(),
    webSupervisor: z.literal('present').exactOptional(),
  }),
  components: z.object({ cronus: vmVariables.exactOptional() }).catchall(component).exactOptional(),
});

/** An environment file whose shape is right; the rules have not been asked yet. */
export type EnvironmentShape = z.output<typeof environmentSchema>;

/** The same of what a program describes part by part: what no part needs may be left out, and where the state lives is the program's matter. */
export const wishSchema = environmentSchema
  .omit({ apiVersion: true, state: true })
  .partial()
  .extend({
    zone: environmentSchema.shape.zone,
    firstbox: environmentSchema.shape.firstbox,
    boss: environmentSchema.shape.boss
      .extend({ v2: bossV2.partial({ deploy: true }).exactOptional() })
      .exactOptional(),
  });

/** What a program describes, its shape being right. */
export type WishShape = z.output<typeof wishSchema>;
