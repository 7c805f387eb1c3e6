import fc from 'fast-check';

export type Zone = 'a' | 'b';
export type Person = 'alice' | 'bob';
/** `edit`: a file of the firstbox, beside the other zone's. `nodes`: something on both nodes of the zone. */
export type Part = 'edit' | 'nodes';
/** How a node is: `silent` does all and its answer is lost, `replays` says what it said before, `quotes` fails and shows a secret. */
export type Mood = 'well' | 'dead' | 'silent' | 'replays' | 'quotes';
/** Programs that a run calls, each a place where the firstbox can stall. */
export type Program = 'mv' | 'cp' | 'dd' | 'ssh' | 'df' | 'setsid';

/** One thing that somebody does, or that happens. */
export type Action =
  | {
      readonly does: 'plan' | 'approve' | 'synth' | 'apply';
      readonly by: Person;
      readonly zone: Zone;
      readonly part: Part;
    }
  | { readonly does: 'stall'; readonly zone: Zone; readonly program: Program; readonly call: number }
  | { readonly does: 'go' | 'kill' | 'take over' | 'edit by hand' | 'leave group'; readonly zone: Zone }
  | { readonly does: 'interrupt'; readonly by: Person }
  | { readonly does: 'mood'; readonly zone: Zone; readonly node: 0 | 1; readonly mood: Mood }
  | { readonly does: 'cut' };

/** One line for people. */
export const inWords = (action: Action): string => Object.values(action).join(' ');

const zone = fc.constantFrom<Zone>('a', 'b');
const by = fc.constantFrom<Person>('alice', 'bob');
const part = fc.constantFrom<Part>('edit', 'nodes');

/** What one operator does with one part; a later synth may come between any two of them. */
const job = fc
  .record({ by, zone, part, synth: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2, nil: undefined }) })
  .map(({ synth, ...about }): readonly Action[] => {
    const steps = (['plan', 'approve', 'apply'] as const).map((does) => ({ does, ...about }));
    if (synth === undefined) return steps;
    return [...steps.slice(0, synth), { does: 'synth', ...about }, ...steps.slice(synth)];
  });

const trouble: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('stall' as const),
      zone,
      program: fc.constantFrom<Program>('mv', 'mv', 'cp', 'dd', 'ssh', 'df', 'setsid'),
      call: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom(
        'go' as const,
        'kill' as const,
        'take over' as const,
        'edit by hand' as const,
        'leave group' as const,
      ),
      zone,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('mood' as const),
      zone,
      node: fc.constantFrom<0 | 1>(0, 1),
      mood: fc.constantFrom<Mood>('well', 'dead', 'silent', 'replays', 'quotes'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('interrupt' as const), by }) },
  { weight: 1, arbitrary: fc.constant({ does: 'cut' as const }) },
);

/** Two or three jobs and some trouble, mixed; what one operator does with one part stays in its order. */
export const sequences: fc.Arbitrary<readonly Action[]> = fc
  .record({
    jobs: fc.array(job, { minLength: 2, maxLength: 3 }),
    troubles: fc.array(trouble, { minLength: 1, maxLength: 4 }),
    choices: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
  })
  .map(({ jobs, troubles, choices }) => {
    const threads = [...jobs, ...troubles.map((one) => [one])].map((thread) => [...thread]);
    const mixed: Action[] = [];
    for (let turn = 0; ; turn += 1) {
      const open = threads.filter(({ length }) => length > 0);
      const [next] =
        open[(choices[turn % choices.length] ?? 0) % Math.max(1, open.length)]?.splice(0, 1) ?? [];
      if (next === undefined) return mixed;
      mixed.push(next);
    }
  });

const steps = (
  who: Person,
  of: Zone,
  what: Part,
  ...does: readonly ('plan' | 'approve' | 'synth' | 'apply')[]
) => does.map((one): Action => ({ does: one, by: who, zone: of, part: what }));
const mood = (node: 0 | 1, to: Mood): Action => ({ does: 'mood', zone: 'a', node, mood: to });

/** What went wrong once, each as short as can be. */
export const known: Readonly<Record<string, readonly Action[]>> = {
  'two zones edit in one folder at once, the first taken for dead': [
    { does: 'stall', zone: 'a', program: 'mv', call: 1 },
    { does: 'stall', zone: 'b', program: 'mv', call: 1 },
    ...steps('alice', 'a', 'edit', 'plan', 'approve', 'apply'),
    { does: 'take over', zone: 'a' },
    ...steps('alice', 'b', 'edit', 'plan', 'approve', 'apply'),
    { does: 'go', zone: 'a' },
    { does: 'go', zone: 'b' },
  ],
  'another synth between approval and apply': [
    ...steps('alice', 'a', 'edit', 'plan', 'approve', 'synth', 'apply'),
    ...steps('bob', 'b', 'nodes', 'plan', 'approve', 'synth', 'apply'),
  ],
  'a node says what it said in the run before': [
    ...steps('alice', 'a', 'nodes', 'plan', 'approve', 'apply'),
    mood(0, 'replays'),
    ...steps('bob', 'a', 'nodes', 'plan', 'approve', 'apply'),
  ],
  'a run is killed before its file is in place, a node dies in its change': [
    { does: 'stall', zone: 'b', program: 'mv', call: 1 },
    ...steps('bob', 'b', 'edit', 'plan', 'approve', 'apply'),
    { does: 'kill', zone: 'b' },
    mood(1, 'silent'),
    ...steps('alice', 'a', 'nodes', 'plan', 'approve', 'apply'),
  ],
  'nodes quote a secret': [
    mood(0, 'quotes'),
    mood(1, 'dead'),
    ...steps('alice', 'a', 'nodes', 'plan', 'approve', 'apply'),
  ],
};
