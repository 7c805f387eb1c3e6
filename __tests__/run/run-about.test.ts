import { Ledger } from '../../lib/run/ledger';
import { renderOpenRun } from '../../lib/plan/open-run';
import { packAbout, tryUnpackAbout } from '../../lib/run/run-about';
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
/** As somebody else may have written it: `packAbout` would not. */
const header = Buffer.from([record, evil, subject].map((line) => JSON.stringify(line)).join('\n')).toString(
  'base64',
);
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

test('a journal’s header that acts on a terminal comes out as visible text, whatever is said of it', () => {
  const found = tryUnpackAbout(header);
  expect(found?.subject.hosts?.slice(0, 2)).toEqual(['boss0', 'boss1']);
  expect(JSON.stringify(found)).not.toMatch(hidden);
  expect(
    renderOpenRun(openRun(['running', 'abc', '1700000000', header, `boss0:0,${evil}:-`]), 'lab'),
  ).not.toMatch(hidden);
});

test('nor does any line of a run that is followed by such a header', () => {
  const { subject: shown } = tryUnpackAbout(header) ?? {};
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
  expect(tryUnpackAbout(packAbout(by, own))).toEqual({ record: by, subject: own });
});
