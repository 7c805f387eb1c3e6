import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault, FaultName } from './faults';
import { faults } from './faults';
import { LabUsageError } from './lab-errors';
import type { LabRecord } from './lab-record';
import { findHost, onHost } from './on-host';
import { v1Programs } from './programs';

/**
 * Breaks or mends something on a host. Breaking twice is breaking once; mending restores what the break changed, and
 * leaves alone what somebody else has repaired since.
 *
 * @param host @default the fault's own
 * @returns the host's name.
 * @throws LabUsageError for an unknown fault or a host that cannot have it.
 */
export async function changeFault(
  record: LabRecord,
  action: 'break' | 'mend',
  fault: string,
  host?: string,
): Promise<string> {
  const name = findFault(fault);
  const target = host === undefined ? defaultHost(record, name) : allowedHost(record, name, host);
  const { role } = findHost(record, target);
  const folder = join(__dirname, 'faults');
  const script = [
    `fault=${name} action=${action} program=${v1Programs[role][0] ?? ''} zone=${record.zone}`,
    await readFile(join(folder, 'prelude.sh'), 'utf8'),
    await readFile(join(folder, `${name}.sh`), 'utf8'),
    'run_fault',
  ].join('\n');
  const { exitCode } = await onHost(record, target, script);
  if (exitCode !== 0)
    throw new Error(`${action} ${name} on ${target}: the commands on the host failed (${exitCode})`);
  return target;
}

function findFault(fault: string): FaultName {
  const names = Object.keys(faults) as FaultName[];
  const name = names.find((candidate) => candidate === fault);
  if (name !== undefined) return name;
  throw new LabUsageError(`no fault is called '${fault}'; there are:\n${faultList()}`);
}

/** All faults, one line each: name and summary. */
export function faultList(): string {
  const names = Object.keys(faults) as FaultName[];
  return names.map((name) => `  ${name.padEnd(30)}${faults[name].summary}`).join('\n');
}

function candidates(record: LabRecord, { roles }: Fault): LabRecord['hosts'] {
  return roles.flatMap((role) => record.hosts.filter((host) => host.role === role));
}

function defaultHost(record: LabRecord, name: FaultName): string {
  const fault: Fault = faults[name];
  const host = record.hosts.filter(({ role }) => role === fault.roles[0]).at(fault.member);
  if (host === undefined)
    throw new Error(`fault ${name}: this lab has no ${fault.roles[0]} number ${fault.member}`);
  return host.name;
}

function allowedHost(record: LabRecord, name: FaultName, host: string): string {
  findHost(record, host);
  const allowed = candidates(record, faults[name]).map((candidate) => candidate.name);
  if (allowed.includes(host)) return host;
  throw new LabUsageError(
    `fault ${name} cannot be on ${host}; hosts that can have it: ${allowed.join(', ')}`,
  );
}
