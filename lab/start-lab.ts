import { changeFault } from './change-fault';
import { endLab } from './end-lab';
import type { FaultName } from './faults';
import { labEnvironment } from './lab-environment';
import type { LabRecord } from './lab-record';
import type { HostResult } from './on-host';
import { onHost } from './on-host';
import type { LabOptions } from './raise-lab';
import { raiseLab } from './raise-lab';

/** A running lab, for tests. */
export interface Lab {
  readonly record: LabRecord;
  /** What `lab env` prints. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs a bash script on a host, whatever state its sshd and cable are in. */
  exec(host: string, script: string): Promise<HostResult>;
  /** @param host @default the fault's own */
  break(fault: FaultName, host?: string): Promise<void>;
  /** @param host @default the fault's own */
  mend(fault: FaultName, host?: string): Promise<void>;
  down(): Promise<void>;
}

/**
 * Starts a lab that ends with this process at the latest, also when that is killed. To be called on the main thread:
 * the kernel watches the thread.
 *
 * @throws LabUnavailable when this machine cannot run a lab.
 */
export async function startLab(options: LabOptions): Promise<Lab> {
  const { directory } = options;
  const record = await raiseLab(options, 'follow');
  const environment = await labEnvironment(directory).catch(async (error: unknown) => {
    await endLab(directory);
    throw error;
  });
  return {
    record,
    environment,
    exec: (host, script) => onHost(record, host, script),
    break: async (fault, host) => {
      await changeFault(record, 'break', fault, host);
    },
    mend: async (fault, host) => {
      await changeFault(record, 'mend', fault, host);
    },
    down: async () => {
      await endLab(directory);
    },
  };
}
