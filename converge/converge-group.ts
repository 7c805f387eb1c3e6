import { launchRun } from '../observe/detached-run';
import { scriptWithContents, scriptWithHashes } from '../facts/script-contents';
import { noContents } from '../model/contents';
import { packAbout } from '../model/run-about';
import { aboutRun } from './run-record';
import { announceWaiting } from './announce-waiting';
import { Ledger } from './ledger';
import type { RunFile } from '../model/run-file';

/**
 * Brings one node group to its desired state by the rendered script, and proves it host by host.
 *
 * @param nonce marks this run's receipts; never used before
 * @param print gets each line of progress as it happens, the host's name in front
 * @param signal ends the following of the run, which goes on at the firstbox
 * @param contents what is desired of files
 * @throws when any host is left without a proof; the message names each, with step, expected and found
 */
export async function convergeGroup(
  file: RunFile,
  script: string,
  nonce: string,
  print: (line: string) => void,
  signal?: AbortSignal,
  contents = noContents,
): Promise<void> {
  if (file.hosts === undefined) {
    throw new Error(
      `${file.title}: the environment was not observed (BOSS_OBSERVE=off), so its hosts are not known; unset BOSS_OBSERVE to deploy`,
    );
  }
  const ledger = new Ledger(nonce, file, file.hosts, print);
  const { engine, width, hostTimeoutSeconds } = file.fanOut;
  const record = await aboutRun(file, script, nonce);
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
      ],
      onLine: (line) => ledger.add(line),
      progress: print,
      signal,
    });
  } catch (error) {
    // What was proven before the line dropped is worth knowing.
    for (const line of ledger.close().summary) print(line);
    if (ledger.waiting.length > 0) print(`without a receipt: ${ledger.waiting.join(', ')}`);
    throw error;
  } finally {
    silent();
  }
  const { summary, failures } = ledger.close();
  for (const line of summary) print(line);
  if (failures.length > 0)
    throw new Error(`${file.title}: not proven\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
}
