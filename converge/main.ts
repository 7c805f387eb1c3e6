/** What a null_resource's local-exec starts: `main.ts <run file>`; the script stands beside it, named alike. */
import { readFileSync } from 'node:fs';
import { convergeGroup } from './converge-group';
import type { RunFile } from '../model/run-file';
import { sendUploads } from './send-uploads';

async function main(path: string | undefined): Promise<void> {
  if (path === undefined || !path.endsWith('.json'))
    throw new Error('usage: converge/main.ts FILE.json (written by synth, started by Terraform)');
  const file = JSON.parse(readFileSync(path, 'utf8')) as RunFile;
  const script = readFileSync(path.replace(/\.json$/, '.sh'), 'utf8');
  const interrupt = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupt.abort());
  const print = (line: string) => process.stdout.write(`${line}\n`);
  await sendUploads(file, print, interrupt.signal);
  await convergeGroup(file, script, print, interrupt.signal);
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
