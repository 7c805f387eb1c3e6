import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { anyCharacter } from '../any-character';
import { isAnswer } from '../../lib/remote/answers';
import type { ObservationRequest, Questions } from '../../lib/remote/questions';
import { Collector } from '../../lib/observe/collect';

const nonce = 'abc123';
const content = Buffer.from('a: 1\n');
const questions: Questions = {
  script: '',
  probes: [
    { fn: 'program_state', args: ['a'] },
    { fn: 'path_state', args: ['/a'] },
    { fn: 'file_sha256', args: ['/f'] },
  ],
  files: [{ path: '/f', values: [{ path: ['a'], value: 'x' }] }],
  lookups: [],
  membershipOnly: [],
};
const requests: readonly ObservationRequest[] = ['boss', 'firstbox'].map((group) => ({
  group,
  platformGroup: group,
  steps: [],
}));
const sum = createHash('sha256').update(content).digest('hex');

const genuine = [
  `@@${nonce} from firstbox answer 2 ${sum} -`,
  `@@${nonce} from firstbox text 0 ${content.toString('base64')}`,
  `@@${nonce} from firstbox reading 0 read ${sum}`,
  `@@${nonce} from firstbox end 1`,
  `@@${nonce} group boss boss0,boss1`,
  ...['boss0', 'boss1'].flatMap((host) =>
    ['answer 0 running d2h5', 'answer 1 absent -', 'end 2'].map(
      (words) => `@@${nonce} from ${host} ${words}`,
    ),
  ),
  `@@${nonce} finished`,
];

const number = fc.constantFrom(
  '0',
  '1',
  '2',
  '3',
  '-1',
  '00',
  '0x1',
  '1e0',
  '+1',
  '',
  'NaN',
  '__proto__',
  '9'.repeat(400),
);
const word = fc.constantFrom(
  'absent',
  'running',
  'unreadable',
  'constructor',
  '',
  'ABSENT',
  'x'.repeat(3000),
  sum,
);
const packed = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 20 }).map((text) => Buffer.from(text).toString('base64')),
  fc.constantFrom('-', '', '====', '!!', 'A', 'x'.repeat(3000)),
);
const words = fc.oneof(
  fc.tuple(number, word, packed).map((parts) => `answer ${parts.join(' ')}`),
  fc.tuple(number, packed).map((parts) => `text ${parts.join(' ')}`),
  fc.tuple(number, word, packed).map((parts) => `reading ${parts.join(' ')}`),
  number.map((count) => `end ${count}`),
  fc.constantFrom('end', 'end 2 2', 'answer', '', 'group boss boss9', 'finished', 'end 2\x1b'),
);
const name = fc.constantFrom('boss0', 'boss1', 'boss9', 'firstbox', '', '__proto__', 'boss0\r');
const forged = fc.oneof(
  fc.tuple(name, words).map(([host, said]) => `@@${nonce} from ${host} ${said}`),
  fc
    .tuple(fc.constantFrom('@@abc124', ` @@${nonce}`, `@@${nonce}`), name, words)
    .map((parts) => parts.join(' ')),
  fc
    .tuple(fc.constantFrom('~ ', '~[', ''), fc.string({ unit: anyCharacter, maxLength: 40 }))
    .map((parts) => parts.join('')),
  fc.constantFrom(...genuine),
  fc.tuple(fc.constantFrom(...genuine), fc.nat(60)).map(([line, length]) => line.slice(0, length)),
);
/** The genuine lines with one number written as JavaScript, but no program of ours, would write it. */
const respelled = fc
  .tuple(fc.nat(genuine.length - 1), fc.constantFrom('0@', '0x@', '@e0', '+@', '@.0', '', '@ '))
  .map(([at, form]) =>
    genuine.map((line, index) =>
      index === at ? line.replace(/(?<=(answer|end) )[0-9]/, (digit) => form.replace('@', digit)) : line,
    ),
  );
/** A genuine look from which lines may be lost, with others between them, in any order. */
const looks = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: fc.constant(genuine) }, respelled, fc.subarray(genuine)),
    fc.array(fc.tuple(fc.nat(20), forged), { maxLength: 3 }),
    fc.boolean(),
  )
  .chain(([base, extra, shuffled]) => {
    const lines = extra.reduce<readonly string[]>(
      (all, [at, line]) => [...all.slice(0, at), line, ...all.slice(at)],
      base,
    );
    return shuffled ? fc.shuffledSubarray([...lines], { minLength: lines.length }) : fc.constant([...lines]);
  });

/** Whether a host's receipt is whole, told from the lines alone: each probe once at most, one end that counts them, nothing else. */
function complete(host: string, lines: readonly string[]): boolean {
  const said = lines
    .map((line) => line.trimEnd())
    .filter((line) => line === `@@${nonce} from ${host}` || line.startsWith(`@@${nonce} from ${host} `));
  const answers = said.flatMap((line) => /^\S+ from \S+ answer ([012]) [^ ]* [^ ]*$/.exec(line)?.[1] ?? []);
  const ends = said.flatMap((line) => /^\S+ from \S+ end (0|[1-9][0-9]*)$/.exec(line)?.[1] ?? []);
  const ofTexts = (pattern: RegExp) => said.filter((line) => host === 'firstbox' && pattern.test(line));
  const pieces = ofTexts(/^\S+ from \S+ text 0 [^ ]*$/);
  const textEnds = ofTexts(/^\S+ from \S+ reading 0 .*$/);
  return (
    said.length === answers.length + ends.length + pieces.length + textEnds.length &&
    textEnds.length <= 1 &&
    new Set(answers).size === answers.length &&
    ends.join() === String(answers.length)
  );
}

test('a host is answered only when its receipt is whole, with words of closed sets; never an exception', () => {
  let answered = 0;
  fc.assert(
    fc.property(looks, (lines) => {
      const collector = new Collector(nonce, questions);
      for (const line of lines) collector.add(line);
      const hosts = requests.flatMap((request) => {
        const seen = collector.observationOf(request);
        return seen.kind === 'observed' ? seen.hosts : [];
      });
      for (const host of hosts) {
        if (host.kind !== 'answered') {
          expect(host.reason).not.toBe('');
          continue;
        }
        answered += 1;
        expect(complete(host.host, lines)).toBe(true);
        for (const [key, { word: said }] of Object.entries(host.answers))
          expect(isAnswer(key.split(' ')[0] ?? '', said)).toBe(true);
      }
      for (const record of Object.values(collector.files)) expect(record.before).toBe(sum);
      expect(collector.done).toBe(lines.some((line) => /^@@abc123 +finished\s*( |$)/.test(line)));
    }),
    { numRuns: 700 },
  );
  expect(answered).toBeGreaterThan(200);
});
