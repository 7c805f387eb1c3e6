/** verifies what `__tests__/run/interleavings.test.ts` does, with 200 interleavings at random */
import fc from 'fast-check';
import { playAll } from '../../run/interleavings/lanes';
import { inWords, sequences } from '../../run/interleavings/sequence';

const seed = 2026;
const number = 200;

test(`${number} interleavings: nothing is as it must never be`, async () => {
  const random = fc.sample(sequences, { seed, numRuns: number });
  // None of them is easy: plans are carried out in all, and something stalls, dies or is killed in all.
  expect(random.filter((one) => !one.map(inWords).some((words) => words.startsWith('apply')))).toEqual([]);
  const named = random.map((sequence, index) => [`seed ${seed}, number ${index}`, sequence] as const);
  const { found, fruitful } = await playAll(Object.fromEntries(named));
  expect(found).toEqual([]);
  // Where nothing is carried out, nothing can be wrong.
  expect(fruitful).toBeGreaterThan(0.3);
}, 600_000);
