import fc from 'fast-check';
import { type LabZoneName, zones } from './two-zones';

/** One thing that somebody does, or that happens; `vip` is what is desired then. */
export type Event =
  | { readonly does: 'plan' | 'synth'; readonly by: string; readonly zone: LabZoneName; readonly vip: string }
  | { readonly does: 'apply'; readonly by: string; readonly zone: LabZoneName }
  | { readonly does: 'stall' | 'go' | 'kill' | 'take over'; readonly zone: LabZoneName }
  | { readonly does: 'cut' };

const zone = fc.constantFrom(...zones);
const job = fc.record({ by: fc.constantFrom('alice', 'bob'), zone, synth: fc.nat(3) });
const trouble: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constantFrom('stall', 'kill', 'take over', 'go'), zone }) },
  { weight: 1, arbitrary: fc.constant({ does: 'cut' as const }) },
);

/** Two jobs and two troubles, mixed; each plan wishes another thing. @param number of the interleaving, which makes its addresses */
export const mixed = (number: number): fc.Arbitrary<readonly Event[]> =>
  fc
    .record({
      jobs: fc.tuple(job, job),
      troubles: fc.tuple(trouble, trouble),
      choices: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
    })
    .map(({ jobs, troubles, choices }) => {
      const threads: Event[][] = [
        ...jobs.map(({ by, zone: of, synth }, index): Event[] => {
          const desk = { by, zone: of };
          const vip = (last: number) => `10.77.${100 + number}.${10 * index + last}`;
          const later: Event[] = synth === 0 ? [{ does: 'synth', ...desk, vip: vip(2) }] : [];
          return [{ does: 'plan', ...desk, vip: vip(1) }, ...later, { does: 'apply', ...desk }];
        }),
        ...troubles.map((one) => [one]),
      ];
      const events: Event[] = [];
      for (const choice of choices) {
        const open = threads.filter(({ length }) => length > 0);
        const next = open[choice % Math.max(1, open.length)]?.shift();
        if (next !== undefined) events.push(next);
      }
      return events;
    });
