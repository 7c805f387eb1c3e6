import { randomBytes } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { runOnFirstbox } from '../observe/transport';
import { scriptWithContents, scriptWithHashes } from '../facts/script-contents';
import { noContents } from '../model/contents';
import { announceWaiting } from './announce-waiting';
import { Ledger } from './ledger';
import type { RunFile } from '../model/run-file';

/**
 * Brings one node group to its desired state by the rendered script, and proves it host by host.
 *
 * @param print gets each line of progress as it happens, the host's name in front
 * @param signal ends the run early; what goes on at the hosts is said, not stopped
 * @param contents what is desired of files
 * @throws when any host is left without a proof; the message names each, with step, expected and found
 */
export async function convergeGroup(
  file: RunFile,
  script: string,
  print: (line: string) => void,
  signal?: AbortSignal,
  contents = noContents,
): Promise<void> {
  if (file.hosts === undefined) {
    throw new Error(
      `${file.title}: the environment was not observed (BOSS_OBSERVE=off), so its hosts are not known; unset BOSS_OBSERVE to deploy`,
    );
  }
  const nonce = randomBytes(12).toString('hex');
  const ledger = new Ledger(nonce, file, file.hosts, print);
  const { engine, width, hostTimeoutSeconds } = file.fanOut;
  const silent = announceWaiting(ledger, print);
  try {
    await runOnFirstbox(file.connection, {
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
        whoAmI(),
      ],
      silenceSeconds: hostTimeoutSeconds + 60,
      onLine: (line) => ledger.add(line),
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

/** Who holds the lock, as the other operator reads it; a plain word. */
function whoAmI(): string {
  return `${userInfo().username}@${hostname()}`.replaceAll(/[^\w@.-]/g, '_');
}
