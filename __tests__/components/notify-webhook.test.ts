import { notifyWebhook } from '../../lib/components/notify-webhook';
import type { FileWish } from '../../lib/plan/firstbox-file';
import { fileRecord } from '../../lib/observe/file-record';
import { environmentForTests } from '../environments-for-tests';
import { createHash } from 'node:crypto';

const sections = 'nf_server:\n  notify_settings:\n    system:\n      enable_email: true\n';
const [inRegion, alone] = (['region', 'zone'] as const).map((topology) => {
  const zone = topology === 'region' ? 'unit1a' : 'unit1';
  const environment = environmentForTests(
    topology,
    `  notifyWebhook: { proxyVips: { ${zone}: 10.0.0.1 } }\n`,
  );
  return notifyWebhook.files?.(environment)[0] as FileWish;
}) as [FileWish, FileWish];

/** What the look makes of a server.yaml with this section common. */
function seen(wish: FileWish, common: string) {
  const content = Buffer.from(`${common}${sections}`);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return fileRecord(wish, { word: sha256, detail: '' }, { kind: 'whole', sha256, content });
}

test.each([
  [
    'another zone’s',
    inRegion,
    "common:\n  zone_id: 'unit1b'\n  region_id: unit1\n",
    'common.zone_id is unit1b; allowed: unit1a, the zone of the environment file;',
  ],
  [
    'another region’s',
    inRegion,
    'common:\n  zone_id: unit1a\n  region_id: unit2\n',
    'common.region_id is unit2; allowed: unit1, the region of the environment file;',
  ],
  [
    'another zone’s, without regions',
    alone,
    'common: { zone_id: unit2 }\n',
    'common.zone_id is unit2; allowed: unit1, the zone of the environment file;',
  ],
])(
  'a server.yaml that holds %s content is refused with both values, and what to do',
  (_name, wish, common, says) => {
    expect(seen(wish, common)).toEqual({
      refused: `it holds what belongs elsewhere, and is neither edited nor pushed: ${says} put this zone's own file back (copies: /var/backups/boss-cdktf on the firstbox), or correct ${says.split(' ')[0]}`,
    });
  },
);

test.each([
  ['its own', inRegion, 'common:\n  zone_id: unit1a\n  region_id: unit1\n'],
  ['no section common', inRegion, ''],
  ['no such keys, or empty ones', inRegion, "common:\n  zone_id: ''\n  debug: !!int 0\n"],
  [
    'an id that looks like a number',
    { ...alone, belonging: [{ path: ['common', 'zone_id'], value: '1e3', key: 'zone' }] },
    'common: { zone_id: 1e3 }\n',
  ],
  ['the ids of zones elsewhere', inRegion, 'common:\n  zone_id: unit1a\nzones:\n  zone_id: unit1b\n'],
])('one with %s is edited', (_name, wish, common) => {
  expect(seen(wish, common)).toEqual({
    record: expect.objectContaining({ edits: expect.any(Array) as unknown }),
  });
});

test.each([
  ['the zone twice', 'common:\n  zone_id: unit1a\n  zone_id: unit2\n', /line 3: zone_id is given twice/],
  [
    'itself twice',
    'common: { zone_id: unit1a }\ncommon: { zone_id: unit2 }\n',
    /line 2: common is given twice/,
  ],
  ['two merges', 'a: &a { zone_id: unit2 }\ncommon:\n  <<: *a\n  <<: *a\n', /line 4: << is given twice/],
])('one whose section common holds %s is refused: whose it is cannot be told', (_name, common, says) => {
  const { refused } = seen(inRegion, common) as { readonly refused: string };
  expect(refused).toMatch(says);
  expect(refused).toMatch(
    /^whose it is cannot be told, and it is neither edited nor pushed: .*; allowed: once; delete the one that does not count/,
  );
});
