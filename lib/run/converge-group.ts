import { randomBytes } from 'node:crypto';
import { launchRun, RunLeft } from './detached-run';
import { scriptWithContents, scriptWithHashes } from '../remote/script-contents';
import type { DesiredFiles } from '../desired/desired-files';
import { bossCommand } from '../text/boss-command';
import { redactedLine } from '../desired/redacted-line';
import { packHeader, type RunHeader } from './run-header';
import { catalogues, texts } from '../text/catalogue/text';
import { announceWaiting } from './announce-waiting';
import { type HostOutcome, leftRunning, outcomeLines } from './host-outcome';
import { Ledger } from './ledger';
import type { RunSpec } from './run-spec';
import { scriptArguments } from './script-arguments';

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
  const say = texts().run.way;
  if (file.hosts === undefined) {
    throw new Error(say.notObserved(file));
  }
  const nonce = header.run;
  const ledger = new Ledger(nonce, file, file.hosts, print);
  // What is kept in files is English, whatever is shown.
  const english = catalogues.en.run;
  const kept = new Ledger(nonce, file, file.hosts, () => undefined, english);
  const close = (left = false): readonly string[] => {
    const { waiting } = ledger;
    const { summary, failures, hosts } = ledger.close();
    const known = (outcomes: readonly HostOutcome[], words: typeof english.hosts) =>
      outcomes.map((one) => (left && waiting.includes(one.host) ? leftRunning(one.host, words) : one));
    for (const line of [...summary, ...outcomeLines(known(hosts, texts().run.hosts))]) print(line);
    settled(known(kept.close().hosts, english.hosts));
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
      arguments: scriptArguments(file, nonce),
      onLine: (line) => {
        const shown = redactedLine(line, contents.redacted);
        for (const one of [ledger, kept]) one.add(shown);
      },
      progress: print,
      onBegun: () => {
        begun();
        // Under `cdktf deploy` a Ctrl-C ends this process before it can say so.
        print(say.byItself({ attach: bossCommand('attach', file.environment, file.stack) }));
        silent = announceWaiting(ledger, print);
      },
      signal,
    });
  } catch (error) {
    // What was proven before the line dropped is worth knowing.
    const left = error instanceof RunLeft;
    if (silent !== undefined || left) close(left);
    else
      settled(
        file.hosts.map((host) => ({
          host,
          result: 'skipped',
          reason: english.way.notBegun({ why: String(error) }),
        })),
      );
    throw error;
  } finally {
    silent?.();
  }
  const failures = close();
  if (failures.length > 0)
    throw new Error([say.notProven(file), ...failures.map((failure) => `  ${failure}`)].join('\n'));
}
