import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Observations } from '../plan/observation';
import { texts } from '../text/catalogue/text';

const answer = z.strictObject({ word: z.string(), detail: z.string() });
const host = z.discriminatedUnion('kind', [
  z.strictObject({
    host: z.string(),
    kind: z.literal('answered'),
    answers: z.record(z.string(), answer),
    detail: z.string().exactOptional(),
  }),
  z.strictObject({
    host: z.string(),
    kind: z.enum(['unreachable', 'unreadable', 'untrusted']),
    reason: z.string(),
  }),
]);
const group = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('observed'), hosts: z.array(host) }),
  z.strictObject({ kind: z.enum(['unreadable', 'empty']), reason: z.string() }),
  z.strictObject({ kind: z.literal('listed'), hosts: z.array(z.string()) }),
]);
const reading = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('read'), facts: z.record(z.string(), z.string()) }),
  z.strictObject({ kind: z.literal('absent') }),
  z.strictObject({ kind: z.literal('unreadable'), reason: z.string() }),
]);
const record = z.strictObject({
  before: z.string(),
  after: z.string(),
  edits: z.array(z.strictObject({ first: z.int(), count: z.int(), text: z.string() })),
  diff: z.array(z.string()),
});
const openRun = z.strictObject({
  state: z.enum(['running', 'unended', 'unreadable']),
  nonce: z.string(),
  since: z.string(),
  title: z.string(),
  by: z.string(),
  open: z.array(z.strictObject({ host: z.string(), step: z.string().exactOptional() })),
});
const observations = z.strictObject({
  apiVersion: z.literal('boss-cdktf/observations/v1'),
  environment: z.string(),
  observedAt: z.iso.datetime(),
  groups: z.record(z.string(), group),
  files: z.record(z.string(), record).exactOptional(),
  readings: z.record(z.string(), reading).exactOptional(),
  runs: z.array(openRun).exactOptional(),
});
const file = z.array(observations);

/**
 * Observations saved by an earlier look, or undefined when the file is not there yet.
 *
 * @throws when the file is not what `saveObservations` writes
 */
export function tryReadObservations(path: string): readonly Observations[] | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(texts().look.noObservations({ file: path, why }), { cause: error });
  }
}

/** Saves what was seen, readable by its owner only. */
export function saveObservations(path: string, seen: readonly Observations[]): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, `${JSON.stringify(seen, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
}
