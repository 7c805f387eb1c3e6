import { createHash } from 'node:crypto';
import { noDesiredFiles } from '../../lib/desired/desired-files';
import type { Lookup } from '../../lib/plan/lookup';
import { UnexpectedFormat } from '../../lib/text/unexpected-format';
import { lookupOutcome } from '../../lib/observe/lookups';
import { Texts } from '../../lib/observe/texts';

const reading: Lookup = {
  name: 'version',
  source: { file: '/pitrix/version.json' },
  parse: (text) => {
    if (text === 'odd') throw new UnexpectedFormat('line 1: no version');
    return { length: String(text.length) };
  },
};
const pack = (text: string | Buffer) => Buffer.from(text).toString('base64');
const sha = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

function outcome(...receipts: readonly string[][]) {
  const texts = new Texts(1);
  const taken = receipts.map((words) => texts.add(words));
  return { taken: taken.every(Boolean), outcome: lookupOutcome(reading, texts.of(0), noDesiredFiles) };
}

test('a text is put together from its pieces and reduced; nothing else of it is kept', () => {
  expect(
    outcome(
      ['text', '0', pack('secret ')],
      ['text', '0', pack('text')],
      ['reading', '0', 'read', sha('secret text')],
    ),
  ).toEqual({
    taken: true,
    outcome: { kind: 'read', facts: { length: '11' } },
  });
});

test('an empty text is a text', () => {
  expect(outcome(['reading', '0', 'read', sha('')])).toMatchObject({ outcome: { facts: { length: '0' } } });
});

test.each([
  ['nothing came', [], /did not arrive whole/],
  [
    'a piece is missing',
    [
      ['text', '0', pack('a')],
      ['reading', '0', 'read', sha('ab')],
    ],
    /did not arrive whole/,
  ],
  ['no end', [['text', '0', pack('a')]], /did not arrive whole/],
  [
    'it is not UTF-8',
    [
      ['text', '0', pack(Buffer.from([255]))],
      ['reading', '0', 'read', sha(Buffer.from([255]))],
    ],
    /version\.json is not UTF-8/,
  ],
  [
    'it is not understood',
    [
      ['text', '0', pack('odd')],
      ['reading', '0', 'read', sha('odd')],
    ],
    /version\.json: line 1: no version/,
  ],
  ['the firstbox says why', [['reading', '0', 'failed', pack('ended with 1')]], /ended with 1/],
])('unreadable when %s', (_why, receipts, reason) => {
  expect(outcome(...receipts).outcome).toEqual({
    kind: 'unreadable',
    reason: expect.stringMatching(reason) as string,
  });
});

test('an absent file is absent, and what was not asked for is not taken', () => {
  expect(outcome(['reading', '0', 'absent'])).toEqual({ taken: true, outcome: { kind: 'absent' } });
  expect(outcome(['reading', '1', 'absent']).taken).toBe(false);
  expect(outcome(['text', '', pack('a')]).taken).toBe(false);
  expect(outcome(['reading', '0', 'absent'], ['reading', '0', 'read', sha('')]).taken).toBe(false);
});
