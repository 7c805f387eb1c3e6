import fc from 'fast-check';
import { type LabZoneName, zones } from './two-zones';

/** One thing that somebody does, or that happens; `vip` is what is desired then. */
export type Event =
  | { readonly does: 'plan' | 'synth'; readonly by: string; readonly zone: LabZoneName; readonly vip: string }
  | { readonly does: 'apply'; readonly by: string; readonly zone: LabZoneName }
  | { readonly does: 'stall' | 'go' | 'kill' | 'take over'; readonly zone: LabZoneName }
  | { readonly does: 'cut' };

const zone = fc.constantFrom(...zones);
const job = fc.record({
  by: fc.constantFrom('alice', 'bob'),
  zone,
  // One in four.
  synth: fc.nat(3),
  stalls: fc.boolean(),
  then: fc.constantFrom('kill' as const, 'take over' as const, 'cut' as const, 'go' as const),
});

/**
 * Two jobs, mixed; each plan wishes another thing. Each may stall at its edit, and then it is killed, cut off, taken for dead or goes on.
 *
 * @param number of the interleaving, which makes its addresses
 */
export const mixed = (number: number): fc.Arbitrary<readonly Event[]> =>
  fc
    .record({ jobs: fc.tuple(job, job), choices: fc.array(fc.nat(), { minLength: 14, maxLength: 14 }) })
    .map(({ jobs, choices }) => {
      const threads = jobs.map(({ by, zone: of, synth, stalls, then }, index): Event[] => {
        const desk = { by, zone: of };
        const vip = (last: number) => `10.77.${100 + number}.${10 * index + last}`;
        return [
          ...(stalls ? [{ does: 'stall', zone: of } as const] : []),
          { does: 'plan', ...desk, vip: vip(1) },
          ...(synth === 0 ? [{ does: 'synth', ...desk, vip: vip(2) } as const] : []),
          { does: 'apply', ...desk },
          ...(stalls ? [then === 'cut' ? { does: then } : { does: then, zone: of }] : []),
        ];
      });
      const events: Event[] = [];
      for (const choice of choices) {
        const open = threads.filter(({ length }) => length > 0);
        const next = open[choice % Math.max(1, open.length)]?.shift();
        if (next !== undefined) events.push(next);
      }
      return [...events, { does: 'go', zone: jobs[0].zone }];
    });

/** Both zones' edits are about to be put in place at once, for the first run was taken for dead: once they were one file. */
export const bothAtOnce: readonly Event[] = [
  { does: 'stall', zone: 'lab1a' },
  { does: 'stall', zone: 'lab1b' },
  { does: 'plan', by: 'alice', zone: 'lab1a', vip: '10.77.98.1' },
  { does: 'plan', by: 'bob', zone: 'lab1b', vip: '10.77.98.2' },
  { does: 'apply', by: 'alice', zone: 'lab1a' },
  { does: 'take over', zone: 'lab1a' },
  { does: 'apply', by: 'bob', zone: 'lab1b' },
  { does: 'go', zone: 'lab1a' },
  { does: 'go', zone: 'lab1b' },
];
