/** What a null_resource's local-exec starts by run-group.sh: `main.ts <run file>`; the script stands beside it, named alike. */
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolveContents } from '../environments/resolve-contents';
import { type Contents, noContents } from '../model/contents';
import { renderProblem } from '../model/problem';
import { convergeGroup } from './converge-group';
import { onInterrupt } from './interruption';
import { remember } from './local-history';
import { aboutRun } from './run-record';
import type { RunFile } from '../model/run-file';
import { sendUploads } from './send-uploads';

/** Nothing is printed before they are known: they tell what must not be. */
let contents = noContents;

async function main(path: string | undefined): Promise<void> {
  if (path === undefined || !path.endsWith('.json'))
    throw new Error('usage: converge/main.ts FILE.json (written by synth, started by Terraform)');
  const file = JSON.parse(readFileSync(path, 'utf8')) as RunFile;
  const script = readFileSync(path.replace(/\.json$/, '.sh'), 'utf8');
  contents = await contentsOf(file);
  const print = (line: string) => process.stdout.write(`${contents.redacted(line)}\n`);
  // Who listened may be gone, as Terraform is after an interrupt: the run is followed to its end all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const nonce = randomBytes(12).toString('hex');
  const signal = onInterrupt(file, nonce, print);
  const result = path.replace(/\.json$/, '.result.json');
  rmSync(result, { force: true }); // of a run before, which says nothing of this one
  await sendUploads(file, print, signal);
  const record = await aboutRun(file, script, nonce);
  const begun = Math.floor(Date.now() / 1000);
  await convergeGroup(file, script, record, print, signal, contents, (hosts) => {
    writeFileSync(result, `${JSON.stringify({ title: file.title, hosts }, withoutSecrets, 2)}\n`);
    remember(file, record, hosts, begun);
  });
}

/** The desired contents with their secrets, which are in no file of the plan: read again. */
async function contentsOf({ contents: sources = [] }: RunFile): Promise<Contents> {
  const resolved = await resolveContents(sources, process.env);
  if ('contents' in resolved) return resolved.contents;
  throw new Error(resolved.problems.map(renderProblem).join('\n'));
}

const withoutSecrets = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? contents.redacted(value) : value;

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${contents.redacted(error instanceof Error ? error.message : String(error))}\n`);
  process.exit(1);
});
