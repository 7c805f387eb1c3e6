import { randomBytes } from 'node:crypto';
import { launchRun, RunLeft } from './detached-run';
import { scriptWithContents, scriptWithHashes } from '../remote/script-contents';
import type { DesiredFiles } from '../desired/desired-files';
import { bossCommand } from '../text/boss-command';
import { redactedLine } from '../desired/redacted-line';
import { packHeader, type RunHeader } from './run-header';
import { announceWaiting } from './announce-waiting';
import { type HostOutcome, leftRunning, outcomeLines } from './host-outcome';
import { Ledger } from './ledger';
import { rolloutArguments } from './rollout-arguments';
import type { RunSpec } from './run-spec';

export interface Watching {
  /** Gets each line of progress as it happens, the host's name in front. */
  readonly print: (line: string) => void;
  /** Ends the following of the run, which goes on at the firstbox. @default - nothing does */
  readonly signal?: AbortSignal;
  /** Called when the run has begun. */
  readonly begun: () => void;
  /** Gets how each host came out, at the end and also when it fails. */
  readonly settled: (hosts: readonly HostOutcome[]) => void;
}

/**
 * Brings one node group to its desired state by the rendered script, and proves it host by host.
 *
 * @param header whose run this is; its own name, never used before, marks its receipts
 * @param contents what is desired of files
 * @throws when any host is left without a proof; the message names each, with step, expected and found
 */
export async function convergeGroup(
  file: RunSpec,
  script: string,
  header: RunHeader,
  contents: DesiredFiles,
  { print, signal, begun, settled }: Watching,
): Promise<void> {
  if (file.hosts === undefined) {
    throw new Error(
      `${file.title}: the environment was not observed (BOSS_OBSERVE=off), so its hosts are not known; unset BOSS_OBSERVE to deploy`,
    );
  }
  const nonce = header.run;
  const ledger = new Ledger(nonce, file, file.hosts, print);
  const { engine, width, hostTimeoutSeconds } = file.fanOut;
  const close = (left = false): readonly string[] => {
    const { waiting } = ledger;
    const { summary, failures, hosts: heard } = ledger.close();
    const hosts = heard.map((one) => (left && waiting.includes(one.host) ? leftRunning(one.host) : one));
    for (const line of [...summary, ...outcomeLines(hosts)]) print(line);
    settled(hosts);
    return failures;
  };
  let silent: (() => void) | undefined;
  try {
    await launchRun(file.connection, {
      name: file.name,
      zone: file.zone,
      environment: file.environment,
      stack: file.stack,
      nonce,
      holder: header.by,
      header: packHeader(header, file),
      // Nodes are told by hashes what they should have; they get it in packages. The key is in the script alone, whose sha256 stands in arguments.
      script: (file.platformGroup === 'firstbox' ? scriptWithContents : scriptWithHashes)(
        script,
        contents,
        randomBytes(32).toString('hex'),
      ),
      arguments: [
        nonce,
        engine,
        String(width),
        String(hostTimeoutSeconds),
        file.platformGroup,
        file.hosts.join(',') || '-',
        file.firstboxTargets?.join(',') || '-',
        file.zone,
        ...rolloutArguments(file),
      ],
      onLine: (line) => ledger.add(redactedLine(line, contents.redacted)),
      progress: print,
      onBegun: () => {
        begun();
        // Under `cdktf deploy` a Ctrl-C ends this process before it can say so.
        print(
          `firstbox  the run works there by itself, and goes on without you; to follow it: ${bossCommand('attach', file.environment, file.stack)}`,
        );
        silent = announceWaiting(ledger, print);
      },
      signal,
    });
  } catch (error) {
    // What was proven before the line dropped is worth knowing.
    const left = error instanceof RunLeft;
    if (silent !== undefined || left) close(left);
    else
      settled(file.hosts.map((host) => ({ host, result: 'skipped', reason: `not begun: ${String(error)}` })));
    throw error;
  } finally {
    silent?.();
  }
  const failures = close();
  if (failures.length > 0)
    throw new Error(`${file.title}: not proven\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
}
