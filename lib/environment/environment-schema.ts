import { z } from 'zod';
import { bossV2Schema } from './boss-v2-schema';
import { type componentSchema, componentsSchema } from './component-schema';
import { key } from './environment-key';
import { firstboxSchema } from './firstbox-schema';
import { domainName, groupName, zoneId } from './name-shapes';
import { stateSchema } from './state-schema';
import { parseVersion, versionPattern } from '../text/version';

const group = (name: string) =>
  key(z.string().regex(groupName), {
    noun: 'the name of a node group',
    allowed: 'a file name in /pitrix/conf/nodes: lower-case letters, digits and single "-"',
    example: `${name}: ${name}`,
  }).exactOptional();

const policy = (name: string) =>
  key(
    z.strictObject({
      maxUnreachable: key(z.int().min(0).max(10000), {
        noun: 'a number of hosts',
        allowed:
          'a whole number from 0 to 10000: hosts that may be unreachable without holding up the others',
        example: 'maxUnreachable: 2',
      }).default(0),
      maxFailPercentage: key(z.int().min(0).max(100), {
        noun: 'a percentage',
        allowed:
          'a whole number from 0 to 100: waves go on until more than this share of the hosts to change failed',
        example: 'maxFailPercentage: 10',
      }).default(0),
    }),
    {
      noun: 'a mapping',
      allowed: 'maxUnreachable and maxFailPercentage',
      example: `${name}: { maxUnreachable: 2 }`,
    },
  ).exactOptional();

const notifyWebhook = key(
  z.strictObject({
    proxyVips: key(
      z.record(
        z.string(),
        key(z.ipv4(), {
          noun: 'an IPv4 address',
          allowed: 'the VIP of the zone’s proxies: `proxy` or `<zone>-proxy` in /etc/hosts of the firstbox',
          example: '<zone>: 10.16.100.1',
        }),
      ),
      {
        noun: 'a mapping',
        allowed: 'the zone id and the VIP of its proxies',
        example: 'proxyVips: { pek3a: 10.16.100.1 }',
      },
    ),
    otherVip: key(z.literal('meant'), {
      noun: 'what can be said of a VIP that the platform does not know',
      allowed: 'meant',
      example: 'otherVip: meant',
      cure: 'write `otherVip: meant`, or delete the key and write the VIP of /etc/hosts of the firstbox',
    }).exactOptional(),
  }),
  {
    noun: 'a mapping',
    allowed: 'proxyVips, with a line for this zone; also otherVip',
    example: 'notifyWebhook: { proxyVips: … }',
    cure: 'write `notifyWebhook:`, below it `proxyVips:`, below that the zone id and the VIP of its proxies',
  },
);

/** The shape of an environment file, and what an operator is told of each key; unknown keys are refused at every level. */
export const environmentSchema = z.strictObject({
  apiVersion: key(z.literal('boss-cdktf/v1'), {
    noun: 'a known file version',
    allowed: 'boss-cdktf/v1, the only version there is',
    example: 'apiVersion: boss-cdktf/v1',
    cure: 'write `apiVersion: boss-cdktf/v1`, or use the release of boss-cdktf that the file was written for',
  }),
  zone: key(z.string().regex(zoneId), {
    noun: 'a zone id',
    allowed:
      'up to 32 lower-case letters and digits, beginning with a letter, as the platform spells ZONE_ID',
    example: 'zone: pek3a',
  }),
  region: key(z.string().regex(zoneId), {
    noun: 'a region id',
    allowed:
      'up to 32 lower-case letters and digits, beginning with a letter, as the platform spells region_id',
    example: 'region: pek3',
  }).exactOptional(),
  domain: key(z.string().regex(domainName), {
    noun: 'a domain name',
    allowed: 'a DNS name in lower case with at least one dot and without "http://"',
    example: 'domain: example.com',
  }),
  installer: key(z.string().regex(versionPattern).transform(parseVersion), {
    noun: 'an installer version',
    allowed: 'two or three numbers with dots between them, in quotes, as "installer" in /pitrix/version.json',
    example: "installer: '4.7'",
  }),
  topology: key(z.enum(['zone', 'region']), {
    noun: 'one of the known words',
    allowed: 'zone or region',
    example: 'topology: zone',
  }),
  place: key(z.enum(['global', 'sub']), {
    noun: 'one of the known words',
    allowed: 'global or sub',
    example: 'place: global',
  }),
  layout: key(z.enum(['standard', 'fusion', 'devops']), {
    noun: 'one of the known words',
    allowed: 'standard, fusion or devops',
    example: 'layout: standard',
  }),
  firstbox: firstboxSchema,
  groups: key(
    z.strictObject({
      webservice: group('webservice'),
      boss: group('boss'),
      hyper: group('hyper'),
      proxy: group('proxy'),
    }),
    {
      noun: 'a mapping',
      allowed: 'any of webservice, boss, hyper and proxy',
      example: 'groups: { boss: boss }',
    },
  ).exactOptional(),
  fanOut: key(
    z.strictObject({
      engine: key(z.enum(['exec_nodes', 'ssh']), {
        noun: 'one of the known words',
        allowed: 'exec_nodes or ssh',
        example: 'engine: ssh',
      }).default('exec_nodes'),
      width: key(z.int().min(1).max(200), {
        noun: 'a width',
        allowed: 'a whole number of hosts from 1 to 200',
        example: 'width: 10',
      }).exactOptional(),
      hostTimeoutSeconds: key(z.int().min(1).max(3600), {
        noun: 'a time limit',
        allowed: 'a whole number of seconds from 1 to 3600',
        example: 'hostTimeoutSeconds: 120',
      }).default(120),
    }),
    {
      noun: 'a mapping',
      allowed: 'any of engine, width and hostTimeoutSeconds',
      example: 'fanOut: { engine: ssh }',
    },
  ).exactOptional(),
  rollout: key(
    z.strictObject({
      webservice: policy('webservice'),
      boss: policy('boss'),
      hyper: policy('hyper'),
      proxy: policy('proxy'),
    }),
    {
      noun: 'a mapping',
      allowed: 'any of webservice, boss, hyper and proxy',
      example: 'rollout: { hyper: { maxUnreachable: 2 } }',
    },
  ).exactOptional(),
  state: stateSchema.exactOptional(),
  boss: key(
    z.strictObject({
      v1: key(z.literal('absent'), {
        noun: 'something that can be asked of BOSS V1',
        allowed: 'absent',
        example: 'v1: absent',
      }).exactOptional(),
      notifyWebhook: notifyWebhook.exactOptional(),
      v2: bossV2Schema.exactOptional(),
      webSupervisor: key(z.literal('present'), {
        noun: 'something that can be asked of the web supervisor',
        allowed: 'present',
        example: 'webSupervisor: present',
        cure: 'write `webSupervisor: present`, or delete the key where it is not wanted: it is not removed then',
      }).exactOptional(),
    }),
    {
      noun: 'a mapping',
      allowed: 'what is desired of BOSS: any of v1, notifyWebhook, v2 and webSupervisor',
      example: 'boss: { v1: absent }',
    },
  ),
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
