/** What a null_resource's local-exec starts by run-group.sh: the run file and what the plan binds it to; the script stands beside it, named alike. */
import { rmSync, writeFileSync } from 'node:fs';
import { resolveContents } from '../desired/resolve-contents';
import { type DesiredFiles, noDesiredFiles } from '../desired/desired-files';
import { shown } from '../text/catalogue/shown';
import { texts } from '../text/catalogue/text';
import { renderProblem } from '../text/problem';
import { readApproved, requireApproved } from './approved-files';
import { convergeGroup } from './converge-group';
import { type HostOutcome, leftRunning } from './host-outcome';
import { onInterrupt } from './interruption';
import { remember } from './local-history';
import { headerOf, newRunName } from './new-run';
import { sshGuards } from '../ssh/ssh-guards';
import { resolvedRunSpec } from './portable-run-spec';
import type { RunSpec } from './run-spec';
import { sendUploads } from './send-uploads';

/** Nothing is printed before they are known: they tell what must not be. */
let contents = noDesiredFiles;

async function main(command: string | undefined): Promise<void> {
  process.umask(0o077);
  const { path, run, script } = readApproved(command);
  const written = JSON.parse(run) as RunSpec;
  if (written.refused !== undefined)
    throw new Error(
      [texts().run.way.refusedWhenPlanned(written), ...written.refused.map((one) => shown(one))].join('\n'),
    );
  const file = resolvedRunSpec(written, process.cwd());
  contents = await contentsOf(file);
  requireApproved(file.sums ?? {}, contents.sums);
  const print = (line: string) => process.stdout.write(`${contents.redacted(line)}\n`);
  // Who listened may be gone, as Terraform is after an interrupt: the run is followed to its end all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const nonce = newRunName();
  const { signal, begun, over } = onInterrupt(file, nonce, print);
  const result = path.replace(/\.json$/, '.result.json');
  rmSync(result, { force: true }); // of a run before, which says nothing of this one
  // Asked while git is; who needs it meets its failure.
  void sshGuards().catch(() => undefined);
  await sendUploads(file, print, signal);
  const header = await headerOf(file, script, nonce, print);
  const since = Math.floor(Date.now() / 1000);
  const settled = (hosts: readonly HostOutcome[]) => {
    writeFileSync(result, `${JSON.stringify({ title: file.title, hosts }, withoutSecrets, 2)}\n`, {
      mode: 0o600,
    });
    remember(file, header, hosts, since);
  };
  const needed = contents.only((file.contents ?? []).map(({ name }) => name));
  await convergeGroup(file, script, header, needed, {
    print,
    signal,
    begun: () => {
      begun();
      // Whatever becomes of this process: the history has the run, and that its end was not seen.
      try {
        remember(
          file,
          header,
          changedHosts(file).map((host) => leftRunning(host)),
          since,
        );
      } catch (error) {
        print(texts().run.way.historyNotWritten({ why: String(error) }));
      }
    },
    settled,
  }).finally(over);
}

/** Those that are not skipped: nothing is done on these, so nothing can be left running. */
const changedHosts = ({ hosts = [], rollout = {} }: RunSpec): readonly string[] =>
  hosts.filter((host) => !(rollout.excluded ?? []).some((skipped) => skipped.host === host));

/** The environment's desired contents with their secrets, which are in no file of the plan: read again. */
async function contentsOf({ hides = [] }: RunSpec): Promise<DesiredFiles> {
  const resolved = await resolveContents(hides, process.env);
  if ('contents' in resolved) return resolved.contents;
  throw new Error(resolved.problems.map(renderProblem).join('\n'));
}

const withoutSecrets = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? contents.redacted(value) : value;

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${contents.redacted(error instanceof Error ? error.message : String(error))}\n`);
  process.exit(1);
});
