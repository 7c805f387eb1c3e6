import fc from 'fast-check';
import { anyCharacter } from '../any-character';
import { Ledger } from '../../lib/run/ledger';
import type { RunSubject } from '../../lib/run/run-header';

const nonce = 'abc123';
const hosts = ['boss0', 'boss1'];
const step = (title: string): RunSubject['steps'][number] => ({
  title,
  expect: [{ subject: `program of ${title}`, expected: 'absent' }],
  requires: [{ subject: 'pending', expected: 'none' }],
});
const file: RunSubject = {
  title: 'boss_v1_absent on boss',
  zone: 'unit1',
  platformGroup: 'boss',
  steps: [step('first'), step('second')],
};

const genuine = hosts
  .flatMap((host) =>
    ['step 0 already', 'step 1 converged', 'end'].map((words) => `@@${nonce} from ${host} ${words}`),
  )
  .concat(`@@${nonce} finished`);

const number = fc.constantFrom(
  '0',
  '1',
  '2',
  '-1',
  '00',
  '0x1',
  '1e0',
  '',
  ' ',
  'NaN',
  '__proto__',
  'constructor',
  '9'.repeat(400),
);
const verdict = fc.constantFrom(
  'already',
  'converged',
  'acting',
  'failed',
  'blocked',
  'differs',
  'unreadable',
  'alread',
  'ALREADY',
  '',
  'constructor',
);
const packed = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 20 }).map((text) => Buffer.from(text).toString('base64')),
  fc.constantFrom(
    '-',
    '',
    '====',
    '!!',
    'A',
    'x'.repeat(3000),
    Buffer.from('\x1b[2J\u202e\n').toString('base64'),
  ),
);
const words = fc.oneof(
  fc.tuple(number, verdict).map(([index, said]) => `step ${index} ${said}`),
  fc.tuple(number, packed).map(([code, text]) => `step 0 failed ${code} ${text}`),
  fc
    .tuple(number, fc.constantFrom('guard', 'require', 'verify', 'other'), number, packed)
    .map((parts) => `found ${parts.join(' ')} ${parts[3]}`),
  fc.constantFrom('end', 'end 0', 'end end', 'finished', 'step', 'found', '', 'end\x1b[2J'),
);
const name = fc.constantFrom(
  'boss0',
  'boss1',
  'boss9',
  'firstbox',
  '',
  '__proto__',
  '\x1b[2Jboss0',
  'boss0\r',
);
const forged = fc.oneof(
  fc.tuple(name, words).map(([host, said]) => `@@${nonce} from ${host} ${said}`),
  fc.tuple(name, words).map(([host, said]) => `@@abc124 from ${host} ${said}`),
  fc.tuple(name, words).map(([host, said]) => ` @@${nonce} from ${host} ${said}`),
  fc
    .tuple(
      fc.constantFrom('moved', 'stopped', 'cut', 'too-long', 'pushed', 'skipped', 'alive', 'what'),
      number,
      packed,
    )
    .map((parts) => `@@${nonce} ${parts.join(' ')}`),
  fc.string({ unit: anyCharacter, maxLength: 40 }).map((text) => `~ ${text}`),
  fc
    .tuple(name, fc.string({ unit: anyCharacter, maxLength: 40 }))
    .map(([host, text]) => `~[${host}\n~ ${text}`),
  fc.string({ unit: anyCharacter, maxLength: 60 }),
  fc.constantFrom(...genuine),
  fc.tuple(fc.constantFrom(...genuine), fc.nat(40)).map(([line, length]) => line.slice(0, length)),
);
/** A genuine run from which lines may be lost, with others between them, in any order. */
const runs = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: fc.constant(genuine) }, fc.subarray(genuine)),
    fc.array(fc.tuple(fc.nat(20), forged), { maxLength: 3 }),
    fc.boolean(),
  )
  .chain(([base, extra, shuffled]) => {
    const lines = extra.reduce(
      (all: readonly string[], [at, line]) => [...all.slice(0, at), ...line.split('\n'), ...all.slice(at)],
      base,
    );
    return shuffled ? fc.shuffledSubarray([...lines], { minLength: lines.length }) : fc.constant([...lines]);
  });

/** The verdict, told from the lines alone: every host every proof just once, one end, nothing else said in the run's name. */
function allProven(lines: readonly string[]): boolean {
  const told = lines.filter((line) => line.startsWith(`@@${nonce} `)).map((line) => line.trimEnd());
  const number = '(0|[1-9][0-9]*)';
  const harmless = (line: string) =>
    new RegExp(`^@@abc123 from boss[01] found ${number} (guard|require|verify) ${number} [^ ]+ [^ ]+$`).test(
      line,
    ) ||
    /^@@abc123 from boss[01] step [01] acting$/.test(line) ||
    /^@@abc123(?! (from|moved|stopped|cut|too-long|skipped|pushed(?! 0( |$))))/.test(line);
  const proofs = hosts.flatMap((host) =>
    [0, 1].map((index) => new RegExp(`^@@${nonce} from ${host} step ${index} (already|converged)$`)),
  );
  const once = [...proofs, ...hosts.map((host) => new RegExp(`^@@${nonce} from ${host} end$`))];
  const contradicted = told.some((line, index) => {
    const [, host, step, verdict] = /from (.*) step (.) (already|converged)$/.exec(line) ?? [];
    const against = `@@${nonce} from ${host} found ${step} ${verdict === 'already' ? 'guard' : 'verify'} `;
    return verdict !== undefined && told.slice(0, index).some((one) => one.startsWith(against));
  });
  return (
    !contradicted &&
    once.every((pattern) => told.filter((line) => pattern.test(line)).length === 1) &&
    told.some((line) => /^@@abc123 +finished( |$)/.test(line)) &&
    told.every((line) => harmless(line) || once.some((pattern) => pattern.test(line)))
  );
}

test('no failures only when every host left every proof and one end; never an exception, nothing harmful in what is said', () => {
  let proven = 0;
  fc.assert(
    fc.property(runs, (lines) => {
      const said: string[] = [];
      const ledger = new Ledger(nonce, file, hosts, (line) => said.push(line));
      for (const line of lines) ledger.add(line);
      const { summary, failures } = ledger.close();
      if (failures.length === 0) {
        proven += 1;
        expect(allProven(lines)).toBe(true);
      }
      for (const line of [...said, ...summary, ...failures]) {
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{NChar}]/u);
        expect(line.length).toBeLessThan(12_000);
      }
    }),
    { numRuns: 700 },
  );
  expect(proven).toBeGreaterThan(50);
});

test('a genuine run among noise, in any order, is proven', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(genuine, { minLength: genuine.length }),
      fc.string({ unit: anyCharacter }),
      (lines, noise) => {
        const ledger = new Ledger(nonce, file, hosts, () => undefined);
        for (const line of lines.flatMap((one) => [`~ ${noise}`, one])) ledger.add(line);
        expect(ledger.close().failures).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
});
