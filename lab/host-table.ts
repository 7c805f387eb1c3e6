import type { LabRecord } from './lab-record';

/** Hosts, one a line, columns as wide as they need to be; `states` adds what each host says of itself. */
export function renderHostTable(record: LabRecord, states?: ReadonlyMap<string, string>): string {
  const rows = [
    ['HOST', 'GROUP', 'ADDRESSES', ...(states ? ['STATE'] : [])],
    ...record.hosts.map(({ name, role, addresses }) => [
      name,
      role === 'firstbox' ? '-' : role,
      addresses.join(' '),
      // What a host says of itself is not for the terminal to act on.
      ...(states ? [(states.get(name) ?? '').replaceAll(/[^\x20-\x7e]/g, '?')] : []),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
