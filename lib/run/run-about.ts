import { z } from 'zod';
import { visibleText } from '../text/visible-text';
import type { RunFile } from './run-file';
import type { Expectation, Step } from '../plan/step';

type Told = Pick<Expectation, 'subject' | 'expected' | 'wanted'>;

/** What a run's receipts are judged by; a part of the run file. */
export interface RunSubject extends Pick<
  RunFile,
  'title' | 'zone' | 'platformGroup' | 'hosts' | 'pushTo' | 'rollout'
> {
  readonly steps: readonly (Pick<Step, 'title' | 'called' | 'makesHosts'> & {
    readonly expect: readonly Told[];
    readonly require: readonly Told[];
  })[];
}

/** Who started a run, and what it carries out. Stands in its journal and in each line of the history. */
export interface RunRecord {
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

/** The form of a `RunRecord`. */
export const runRecord = z.strictObject({
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
const subject = z.object({
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

/** One word for a journal's first line: base64 of two lines, the record and the subject; lib/remote/run/remember-run.sh reads the first one. */
export function packAbout(about: RunRecord, of: RunSubject): string {
  const lines = [about, subject.parse(of)];
  return Buffer.from(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`).toString('base64');
}

/** What `packAbout` made, or undefined when it is not that. */
export function tryUnpackAbout(
  word: string,
): { readonly record: RunRecord; readonly subject: RunSubject } | undefined {
  const lines = Buffer.from(word, 'base64').toString('utf8').trim().split('\n');
  try {
    return {
      record: runRecord.parse(JSON.parse(lines[0] ?? '')),
      subject: subject.parse(JSON.parse(lines.at(-1) ?? '')),
    };
  } catch {
    return undefined;
  }
}
