import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stateFolder } from '../../environment/operator-settings';
import { project } from '../../environment/project';
import { systemCode } from '../../environment/read-plain-file';
import { texts } from '../../text/catalogue/text';
import { type LookRecord, lookRecord } from './look-shape';
import { sinceOf } from './since';
import { writePrivate } from '../write-private';

const folder = () => stateFolder(project, process.env['BOSS_STATE_DIR']).path;
const fileOf = (name: string) => join(folder(), `${name}.look.json`);

/** The last look at an environment, undefined where none is kept. @throws {Error} when the file is something else */
export function keptLook(name: string): LookRecord | undefined {
  let text: string;
  try {
    text = readFileSync(fileOf(name), 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return lookRecord.parse(JSON.parse(text));
  } catch (error) {
    const got = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(texts().report.notALook({ file: fileOf(name), got }), { cause: error });
  }
}

/**
 * Keeps a look for `boss report`, beside the local states, and in it since when what differs does so. An older look does not replace a newer one.
 *
 * @param redacted takes secrets out of a text
 * @param warn gets a line where it cannot be kept, which is no trouble of the look
 */
export function keepLook(
  look: LookRecord,
  redacted: (text: string) => string,
  warn: (line: string) => void,
): void {
  try {
    const earlier = readable(look.environment);
    if (earlier !== undefined && earlier.observedAt > look.observedAt) return;
    const shown = withoutSecrets(look, redacted);
    const kept: LookRecord = { ...shown, since: sinceOf(shown, earlier) };
    mkdirSync(folder(), { recursive: true, mode: 0o700 });
    writePrivate(fileOf(look.environment), `${JSON.stringify(kept)}\n`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    warn(texts().report.notKept({ environment: look.environment, why }));
  }
}

/** One that is not understood, such as that of another version, is replaced. */
function readable(name: string): LookRecord | undefined {
  try {
    return keptLook(name);
  } catch {
    return undefined;
  }
}

/** The same texts are on many hosts: each is asked about once. */
function withoutSecrets(look: LookRecord, redacted: (text: string) => string): LookRecord {
  const shown = new Map<string, string>();
  const ask = (text: string): string => {
    const known = shown.get(text) ?? redacted(text);
    shown.set(text, known);
    return known;
  };
  return JSON.parse(JSON.stringify(look), (_key, value: unknown) =>
    typeof value === 'string' ? ask(value) : value,
  ) as LookRecord;
}
