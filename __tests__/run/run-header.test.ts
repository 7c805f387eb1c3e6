import { Ledger } from '../../lib/run/ledger';
import { renderOpenRun } from '../../lib/plan/open-run';
import { packHeader, tryUnpackHeader } from '../../lib/run/run-header';
import { openRun } from '../../lib/run/read-open-run';

const evil = '\u001b]0;owned\u0007\u001b]52;c;aGk=\u0007\u202e\u2028';
const record = { run: 'abc', by: evil, environment: evil, commit: evil, plan: evil, title: evil };
const told = { subject: evil, expected: evil, wanted: evil };
const subject = {
  title: evil,
  zone: 'unit1',
  platformGroup: evil,
  hosts: ['boss0', 'boss1', evil],
  rollout: { skipped: [{ host: evil, reason: evil }] },
  steps: [{ title: evil, expect: [told], require: [told], called: evil }],
};
/** As somebody else may have written it: `packHeader` would not. */
const header = Buffer.from([record, evil, subject].map((line) => JSON.stringify(line)).join('\n')).toString(
  'base64',
);
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

test('a journal’s header that acts on a terminal comes out as visible text, whatever is said of it', () => {
  const found = tryUnpackHeader(header);
  expect(found?.subject.hosts?.slice(0, 2)).toEqual(['boss0', 'boss1']);
  expect(JSON.stringify(found)).not.toMatch(hidden);
  expect(
    renderOpenRun(openRun(['running', 'abc', '1700000000', header, `boss0:0,${evil}:-`]), 'lab'),
  ).not.toMatch(hidden);
});

test('nor does any line of a run that is followed by such a header', () => {
  const { subject: shown } = tryUnpackHeader(header) ?? {};
  if (shown === undefined) throw new Error('not read');
  const said: string[] = [];
  const ledger = new Ledger('abc', shown, shown.hosts ?? [], (line) => said.push(line));
  for (const words of [
    'from boss0 found 0 guard 0 running -',
    'from boss0 step 0 acting',
    'from boss0 step 0 already',
    'from boss0 end',
    `from boss1 step 0 failed ${evil} -`,
    `members boss0,${evil}`,
    `pushed ${evil} -`,
    `moved ${evil}`,
  ])
    ledger.add(`@@abc ${words}`);
  const { summary, failures, hosts } = ledger.close();
  for (const line of [...said, ...summary, ...failures, JSON.stringify(hosts), shown.title])
    expect(line).not.toMatch(hidden);
});

test('a header of our own is read as it was written', () => {
  const own = { title: 'boss_v1_absent on boss', zone: 'z', platformGroup: 'boss', steps: [] };
  const by = { ...record, by: 'me', environment: 'lab', commit: 'none', plan: 'f', title: '卸载BOSS V1' };
  expect(tryUnpackHeader(packHeader(by, own))).toEqual({ header: by, subject: own });
});

test('a journal keeps the keys that journals on firstboxes have', () => {
  const own = {
    title: 'boss on hyper',
    zone: 'z',
    platformGroup: 'hyper',
    hosts: ['h0', 'h1'],
    firstboxTargets: ['h0'],
    rollout: { excluded: [{ host: 'h1', reason: 'no route' }], maxUnreachable: 1 },
    steps: [{ title: 's', expect: [], requires: [], firstboxLabel: 'the job', createsHosts: true as const }],
  };
  const by = { run: 'abc', by: 'me', environment: 'lab', commit: 'none', plan: 'f', title: 't' };
  const packed = packHeader(by, own);
  const [, kept = ''] = Buffer.from(packed, 'base64').toString('utf8').split('\n');
  expect(JSON.parse(kept)).toEqual({
    title: 'boss on hyper',
    zone: 'z',
    platformGroup: 'hyper',
    hosts: ['h0', 'h1'],
    pushTo: ['h0'],
    rollout: { skipped: [{ host: 'h1', reason: 'no route' }], maxUnreachable: 1 },
    steps: [{ title: 's', expect: [], require: [], called: 'the job', makesHosts: true }],
  });
  expect(tryUnpackHeader(packed)).toEqual({ header: by, subject: own });
});
