import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { texts } from '../text/catalogue/text';

/** What a plan binds one group's run to, as it stands in the provisioner's command: the run file, and two sha256. */
interface Approval {
  readonly path: string;
  readonly run: string;
  readonly script: string;
}

/**
 * The run file and the script of one group, each read once, and only as they were when the plan was made.
 *
 * @param command `FILE.json SHA256-OF-IT SHA256-OF-ITS-SCRIPT`, which Terraform keeps in its plan
 * @throws when either is another one now: a later synth wrote over it
 */
export function readApproved(command: string | undefined): {
  readonly path: string;
  readonly run: string;
  readonly script: string;
} {
  const { path, ...sums } = approvalIn(command);
  return {
    path,
    run: readAs(path, sums.run, texts().run.way.runFile),
    script: readAs(path.replace(/\.json$/, '.sh'), sums.script, texts().run.way.script),
  };
}

/**
 * Desired contents and secrets are read when a plan is carried out; they must be those it was made with.
 *
 * @param sums sha256 of each file then
 * @param now the same of now
 */
export function requireApproved(
  sums: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): void {
  for (const [file, sum] of Object.entries(sums))
    if (now[file] !== sum)
      throw otherThanPlanned(file, texts().run.way.file, now[file] ?? texts().run.way.nothing, sum);
}

function approvalIn(command: string | undefined): Approval {
  const [, path, run, script] = /^(\S+\.json) ([0-9a-f]{64}) ([0-9a-f]{64})$/.exec(command ?? '') ?? [];
  if (path === undefined || run === undefined || script === undefined) throw new Error(texts().run.way.usage);
  return { path, run, script };
}

function readAs(path: string, sum: string, what: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw otherThanPlanned(path, what, texts().run.way.nothingReadable, sum);
  }
  const now = createHash('sha256').update(bytes).digest('hex');
  if (now !== sum) throw otherThanPlanned(path, what, now, sum);
  return bytes.toString('utf8');
}

const otherThanPlanned = (path: string, what: string, now: string, then: string): Error =>
  new Error(texts().run.way.otherThanPlanned({ path, what, got: short(now), allowed: short(then) }));

const short = (sum: string): string => (/^[0-9a-f]{64}$/.test(sum) ? `sha256 ${sum.slice(0, 16)}…` : sum);
