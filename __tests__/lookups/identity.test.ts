import { contradictions, identityLookup } from '../../lib/lookups/identity';
import type { Observations } from '../../lib/plan/observation';
import type { LookupOutcome } from '../../lib/plan/lookup';
import { noDesiredFiles } from '../../lib/desired/desired-files';

const text = (isRegion: 0 | 1, region: string) =>
  `common:\n  is_region: ${isRegion}\n  region_id: '${region}'\n  zone_ids: [lab1a, lab1b]\nlab1a: { deploy_boss: 0 }\nlab1b:\n  deploy_boss: 1\n`;
const seen = (outcome: LookupOutcome): Observations => ({
  apiVersion: 'boss-cdktf/observations/v1',
  environment: 'unit',
  observedAt: '2026-01-02T03:04:05Z',
  groups: {},
  readings: { [identityLookup.name]: outcome },
});
const read = (content: string) =>
  seen({ kind: 'read', facts: identityLookup.parse(content, noDesiredFiles) });
const inRegion = { zone: 'lab1a', topology: 'region', region: 'lab1' } as const;
const alone = { zone: 'lab1a', topology: 'zone' } as const;

test('an environment that the platform’s own file agrees with is not refused', () => {
  expect(contradictions(inRegion, read(text(1, 'lab1')))).toEqual([]);
  expect(contradictions(alone as never, read(text(0, '')))).toEqual([]);
});

test.each([
  [
    'a zone that does not exist there',
    { ...inRegion, zone: 'lab1c' },
    text(1, 'lab1'),
    /^zone: the environment file says lab1c, the firstbox's \S+variables\.yaml says zones lab1a, lab1b; .*correct zone/,
  ],
  [
    'a zone alone on a region’s firstbox',
    alone,
    text(1, 'lab1'),
    /^topology: the environment file says zone, .* says is_region: 1; .*write topology: region/,
  ],
  [
    'a region on a firstbox without one',
    inRegion,
    text(0, ''),
    /^topology: the environment file says region, .* says is_region: 0; .*write topology: zone/,
  ],
  [
    'another region',
    { ...inRegion, region: 'lab2' },
    text(1, 'lab1'),
    /^region: the environment file says lab2, .* says region_id: lab1; .*correct region/,
  ],
])('%s is refused with both values and the cure', (_name, environment, content, says) => {
  expect(contradictions(environment as never, read(content))).toEqual([expect.stringMatching(says)]);
});

test('what is not known contradicts nothing: a file that is not there, not understood, or says nothing of it', () => {
  for (const outcome of [
    { kind: 'absent' } as const,
    { kind: 'unreadable', reason: 'it is not YAML' } as const,
    { kind: 'read', facts: { zones: 'lab1a' } } as const,
  ])
    expect(contradictions(inRegion, seen(outcome))).toEqual([]);
});

const elsewhere = 'common: { is_region: 0 }\nlab9: { is_sub_zone: 1 }\n';
test.each([
  ['domain', elsewhere.replace('{ ', '{ domain: a, domain: b, ')],
  ['a flag of a zone', elsewhere.replace('{ is_sub', '{ is_sub_zone: 0, is_sub')],
  ['a zone', `lab9: { is_sub_zone: 0 }\n${elsewhere}`],
  ['the section common', `common: { is_region: 1 }\n${elsewhere}`],
  ['is_region', elsewhere.replace('is_region: 0', 'is_region: 1, is_region: 0')],
  ['a merge', `b: &b { is_region: 1 }\n${elsewhere.replace('{ ', '{ <<: *b, <<: *b, ')}`],
])(
  'another platform stays one where %s is given twice: the last counts, as for its python',
  (_what, content) => {
    expect(contradictions(alone as never, read(content))).toEqual([
      expect.stringMatching(/^zone: the environment file says lab1a, .* says zones (?:b, )?lab9;/),
    ]);
  },
);

test('what is given twice is what the platform takes it for: the last, and the last of two merges', () => {
  const facts = (content: string) => identityLookup.parse(content, noDesiredFiles);
  expect(
    facts(
      'common: { region_id: one, domain: a, region_id: two, domain: b }\nlab1a: none\nlab1a: { is_sub_zone: 0 }\nlab1b: {}\nlab1b: none\n',
    ),
  ).toEqual({ zones: 'lab1a', region_id: 'two', domain: 'b', 'is_sub_zone.lab1a': '0' });
  expect(
    facts('a: &a { domain: a, region_id: one }\nb: &b { domain: b }\ncommon:\n  <<: *a\n  <<: *b\n'),
  ).toEqual({ zones: 'a b', domain: 'b', region_id: 'one' });
});
