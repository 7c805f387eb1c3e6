/* verifies: a block that is pasted by hand says OK of a host for a whole proof only, as a deploy does, and NOT OK of everything else */
import { join, resolve } from 'node:path';
import { execaSync } from 'execa';
import { Ledger } from '../../lib/run/ledger';

const folder = resolve(__dirname, '../../lib/remote/run');
const pack = (text: string) => Buffer.from(text).toString('base64');

/** What a run of two steps on the hosts a and b is judged as. */
function judged(lines: readonly string[], set: Readonly<Record<string, string>> = {}): readonly string[] {
  const variables = {
    nonce: 'n1',
    step_count: '2',
    unasked: '-',
    group: 'boss',
    planned: 'a,b',
    push_to: '-',
    away: '-',
    may_be_away: '0',
    ...set,
  };
  const { stdout } = execaSync(
    'bash',
    [
      '-c',
      `ok() { echo "OK $*"; }; not_ok() { echo "NOT OK $*"; }; meanwhile() { echo "- $*"; }
plain() { [ "\${1:--}" = - ] || printf '%s' "$1" | base64 -d; }
. '${join(folder, 'by-hand-judge.sh')}'; follow_run; judge`,
    ],
    { input: lines.join('\n') + '\n', env: variables },
  );
  return stdout.split('\n');
}
const troubles = (...args: Parameters<typeof judged>) =>
  judged(...args).filter((line) => line.startsWith('NOT OK '));
const begun = '@run-n1 begun';
const over = ['@@n1 finished', '@@n1 ended', '@run-n1 ended'];
const whole = (host: string) => [
  `@@n1 from ${host} step 0 acting`,
  `@@n1 from ${host} step 0 converged`,
  `@@n1 from ${host} step 1 already`,
  `@@n1 from ${host} end`,
];

test('every host proven: OK for each', () => {
  expect(judged([begun, ...whole('a'), ...whole('b'), ...over])).toEqual([
    expect.stringMatching(/^- run n1 has begun/),
    '- a: step 1: changing',
    '- b: step 1: changing',
    'OK a',
    'OK b',
  ]);
});

const hostTroubles: readonly (readonly [name: string, ofB: readonly string[]])[] = [
  ['silent', []],
  ['without an end', whole('b').slice(0, -1)],
  ['with two ends', [...whole('b'), '@@n1 from b end']],
  ['without one of the proofs', [...whole('b').slice(0, 2), '@@n1 from b end']],
  ['that says one twice', [...whole('b').slice(0, 2), ...whole('b').slice(1)]],
  ['that says what does not hold', ['@@n1 from b found 1 guard 0 running -', ...whole('b')]],
  [
    'that failed',
    ['@@n1 from b step 0 acting', `@@n1 from b step 0 failed 1 ${pack('no')}`, '@@n1 from b end'],
  ],
  ['that is blocked', ['@@n1 from b step 0 blocked', '@@n1 from b end']],
  ['with another name', [...whole('b'), '@@n1 from b called c']],
  ['with two outputs', [...whole('b'), '@@n1 from b twice']],
  ['that says what nobody knows', [...whole('b'), '@@n1 from b hello']],
];
test.each(hostTroubles)('a host %s: NOT OK, the other is OK; a deploy judges the same', (_name, ofB) => {
  const lines = [begun, ...whole('a'), ...ofB, ...over];
  expect(judged(lines)).toContain('OK a');
  expect(troubles(lines)).toEqual([expect.stringMatching(/^NOT OK b: not proven:/)]);
  const step = (title: string) => ({ title, expect: [{ subject: title, expected: 'x' }], requires: [] });
  const ledger = new Ledger(
    'n1',
    { title: 't', zone: 'z', platformGroup: 'boss', hosts: ['a', 'b'], steps: [step('s'), step('t')] },
    ['a', 'b'],
    () => undefined,
  );
  for (const line of lines) ledger.add(line);
  expect(ledger.close().failures).not.toEqual([]);
});

test('what a host found is told, with step and number', () => {
  const found = `@@n1 from b found 0 verify 1 running ${pack('pid 7')}`;
  const failed = [`@@n1 from b step 0 failed 1 ${pack('said no')}`, '@@n1 from b end'];
  expect(troubles([begun, ...whole('a'), found, ...failed, ...over])).toEqual([
    expect.stringContaining('b: not proven: step 1, verify 2: found running pid 7; failed: said no;'),
  ]);
});

test.each([
  ['the run is not followed to its end', ['@@n1 finished'], /followed to its end/],
  ['its process is gone', ['@@n1 finished', '@run-n1 gone'], /the run: gone/],
  ['the script is cut', over.slice(1), /did not come to its end/],
  [
    'the commands of the firstbox failed',
    [`@@n1 pushed 1 ${pack('no build')}`, ...over],
    /ended with 1 no build/,
  ],
  ['a wave was left', [`@@n1 skipped b ${pack('not touched')}`, ...over], /^NOT OK b: not touched/],
  [
    'the group is another one',
    [`@@n1 moved ${pack('now a')}`, ...over],
    /not the group that was planned: now a/,
  ],
])('where %s it is NOT OK, whatever hosts say', (_name, behind, why) => {
  expect(troubles([begun, ...whole('a'), ...whole('b'), ...behind])).toEqual([expect.stringMatching(why)]);
});

test('another run at work: its holder, and that nothing was proven', () => {
  expect(troubles([`@run-n1 held ${pack('me since 3')}`])).toContainEqual(
    expect.stringMatching(/another run holds the zone: me since 3; paste this block again/),
  );
});

test('as many may be unreachable as is allowed, none that something was sent to', () => {
  const lines = [begun, ...whole('a'), '@@n1 unsent b unreachable', ...over];
  expect(troubles(lines, { may_be_away: '1' })).toEqual([]);
  expect(troubles(lines)).toHaveLength(1);
  expect(troubles(lines, { may_be_away: '1', push_to: 'b' })).toHaveLength(1);
  expect(troubles([begun, ...whole('a'), ...over], { may_be_away: '1' })).toHaveLength(1);
});

test('hosts of another wave are not asked for; those that a job made are', () => {
  expect(troubles([begun, ...whole('a'), ...over], { away: 'b' })).toEqual([]);
  const made = { planned: '-' };
  expect(troubles([begun, ...over], made)).toEqual([expect.stringMatching(/no host on which/)]);
  expect(troubles([begun, '@@n1 members a,b', ...whole('a'), ...over], made)).toHaveLength(1);
});

test('a host that left the group, and one that is not in it, are told', () => {
  const proven = [begun, '@@n1 members a', ...whole('a')];
  expect(troubles([...proven, ...over])).toEqual([expect.stringMatching(/^NOT OK b left the group/)]);
  expect(troubles([...proven, '@@n1 from x end', ...over], { planned: 'a' })).toEqual([
    expect.stringMatching(/^NOT OK x: a receipt came under a name/),
  ]);
});

test('where nothing on a host tells, the end of the command is asked for', () => {
  const lines = [begun, ...whole('a'), ...whole('b'), ...over];
  expect(troubles(lines, { unasked: '0' })).toHaveLength(1);
  expect(troubles(['@@n1 pushed 0 -', ...lines], { unasked: '0' })).toEqual([]);
});
