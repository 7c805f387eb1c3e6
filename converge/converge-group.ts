import { launchRun } from '../observe/detached-run';
import { scriptWithContents, scriptWithHashes } from '../facts/script-contents';
import { noContents } from '../model/contents';
import { packAbout, type RunRecord } from '../model/run-about';
import { announceWaiting } from './announce-waiting';
import { type HostOutcome, outcomeLines } from './host-outcome';
import { Ledger } from './ledger';
import { rolloutArguments } from './rollout-arguments';
import type { RunFile } from '../model/run-file';

/**
 * Brings one node group to its desired state by the rendered script, and proves it host by host.
 *
 * @param record whose run this is; its own name, never used before, marks its receipts
 * @param print gets each line of progress as it happens, the host's name in front
 * @param signal ends the following of the run, which goes on at the firstbox
 * @param contents what is desired of files
 * @param settled gets how each host came out, at the end and also when it fails
 * @throws when any host is left without a proof; the message names each, with step, expected and found
 */
export async function convergeGroup(
  file: RunFile,
  script: string,
  record: RunRecord,
  print: (line: string) => void,
  signal?: AbortSignal,
  contents = noContents,
  settled: (hosts: readonly HostOutcome[]) => void = () => undefined,
): Promise<void> {
  if (file.hosts === undefined) {
    throw new Error(
      `${file.title}: the environment was not observed (BOSS_OBSERVE=off), so its hosts are not known; unset BOSS_OBSERVE to deploy`,
    );
  }
  const nonce = record.run;
  const ledger = new Ledger(nonce, file, file.hosts, print);
  const { engine, width, hostTimeoutSeconds } = file.fanOut;
  const close = (): readonly string[] => {
    const { summary, failures, hosts } = ledger.close();
    for (const line of [...summary, ...outcomeLines(hosts)]) print(line);
    settled(hosts);
    return failures;
  };
  const silent = announceWaiting(ledger, print);
  try {
    await launchRun(file.connection, {
      name: file.name,
      zone: file.zone,
      environment: file.environment,
      nonce,
      holder: record.by,
      about: packAbout(record, file),
      // Nodes are told by hashes what they should have; they get it in packages.
      script: (file.platformGroup === 'firstbox' ? scriptWithContents : scriptWithHashes)(
        script,
        contents,
        nonce,
      ),
      arguments: [
        nonce,
        engine,
        String(width),
        String(hostTimeoutSeconds),
        file.platformGroup,
        file.hosts.join(',') || '-',
        file.pushTo?.join(',') || '-',
        file.zone,
        ...rolloutArguments(file),
      ],
      onLine: (line) => ledger.add(line),
      progress: print,
      signal,
    });
  } catch (error) {
    // What was proven before the line dropped is worth knowing.
    close();
    throw error;
  } finally {
    silent();
  }
  const failures = close();
  if (failures.length > 0)
    throw new Error(`${file.title}: not proven\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
}
