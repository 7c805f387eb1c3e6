import { z } from 'zod';
import { visibleText } from '../text/visible-text';
import type { RunSpec } from './run-spec';
import type { Expectation, Step } from '../plan/step';

type Told = Pick<Expectation, 'subject' | 'expected' | 'wanted'>;

/** What a run's receipts are judged by; a part of the run file. */
export interface RunSubject extends Pick<
  RunSpec,
  'title' | 'zone' | 'platformGroup' | 'hosts' | 'firstboxTargets' | 'rollout'
> {
  readonly steps: readonly (Pick<Step, 'title' | 'firstboxLabel' | 'createsHosts'> & {
    readonly expect: readonly Told[];
    readonly requires: readonly Told[];
  })[];
}

/** Who started a run, and what it carries out. Stands in its journal and in each line of the history. */
export interface RunHeader {
  readonly run: string;
  readonly by: string;
  readonly environment: string;
  /** Of the environment file, with `+changes` where it is not as committed; `none` outside of git. */
  readonly commit: string;
  /** sha256 of the rendered script, desired contents left out. */
  readonly plan: string;
  readonly title: string;
}

/** What is shown of a run's header: the firstbox's file, which others may have written, says it. */
const text = z.string().transform((said) => visibleText(said, 1000));

/** The form of a `RunHeader`. */
export const runHeader = z.strictObject({
  run: text,
  by: text,
  environment: text,
  commit: text,
  plan: text,
  title: text,
});
const expectation = z.object({
  subject: text,
  expected: text,
  wanted: text.exactOptional(),
});
/** A subject in a journal: its keys are those of journals that are kept on firstboxes. */
const keptSubject = z.object({
  title: text,
  zone: text,
  platformGroup: text,
  hosts: z.array(text).exactOptional(),
  pushTo: z.array(text).exactOptional(),
  rollout: z
    .object({
      skipped: z.array(z.object({ host: text, reason: text })).exactOptional(),
      maxUnreachable: z.int().exactOptional(),
    })
    .exactOptional(),
  steps: z.array(
    z.object({
      title: text,
      expect: z.array(expectation),
      require: z.array(expectation),
      called: text.exactOptional(),
      makesHosts: z.literal(true).exactOptional(),
    }),
  ),
});

type KeptSubject = z.infer<typeof keptSubject>;

const kept = ({ firstboxTargets, rollout, steps, ...same }: RunSubject): unknown => ({
  ...same,
  pushTo: firstboxTargets,
  rollout: rollout && { ...rollout, skipped: rollout.excluded },
  steps: steps.map(({ requires, firstboxLabel, createsHosts, ...step }) => ({
    ...step,
    require: requires,
    called: firstboxLabel,
    makesHosts: createsHosts,
  })),
});

const subjectOf = ({ pushTo, rollout, steps, ...same }: KeptSubject): RunSubject => ({
  ...same,
  ...(pushTo === undefined ? {} : { firstboxTargets: pushTo }),
  ...(rollout === undefined ? {} : { rollout: rolloutOf(rollout) }),
  steps: steps.map(({ require, called, makesHosts, ...step }) => ({
    ...step,
    requires: require,
    ...(called === undefined ? {} : { firstboxLabel: called }),
    ...(makesHosts === undefined ? {} : { createsHosts: makesHosts }),
  })),
});

const rolloutOf = ({ skipped, ...same }: NonNullable<KeptSubject['rollout']>) => ({
  ...same,
  ...(skipped === undefined ? {} : { excluded: skipped }),
});

/** One word for a journal's first line: base64 of two lines, the header and the subject; lib/remote/run/remember-run.sh reads the first one. */
export function packHeader(header: RunHeader, subject: RunSubject): string {
  const lines = [header, keptSubject.parse(JSON.parse(JSON.stringify(kept(subject))))];
  return Buffer.from(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`).toString('base64');
}

/** What `packHeader` made, or undefined when it is not that. */
export function tryUnpackHeader(
  word: string,
): { readonly header: RunHeader; readonly subject: RunSubject } | undefined {
  const lines = Buffer.from(word, 'base64').toString('utf8').trim().split('\n');
  try {
    return {
      header: runHeader.parse(JSON.parse(lines[0] ?? '')),
      subject: subjectOf(keptSubject.parse(JSON.parse(lines.at(-1) ?? ''))),
    };
  } catch {
    return undefined;
  }
}
