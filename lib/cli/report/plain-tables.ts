import type { PageData } from './page-data';

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? '');

const row = (cells: readonly string[], tag: string, attributes = ''): string =>
  `<tr>${cells.map((cell) => `<${tag}${attributes}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead>${row(head, 'th', ' scope="col"')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('\n')}</tbody></table>`;

/** The same for who has no JavaScript: the fleet, and of each environment findings, hosts that are not in sync, what differs, and deploys. */
export function plainTables({ labels, states, parts, environments }: PageData): string {
  const fleet = table(
    [labels.environment, labels.state, labels.looked, labels.hosts, ...parts.map(({ name }) => name)],
    environments.map(({ name, state, observedAt, hostCount, cells }) => [
      name,
      states[state],
      observedAt === '' ? `${labels.runPlan} ${name}` : observedAt,
      observedAt === '' ? '–' : String(hostCount),
      ...cells.map((cell) => (cell === null ? '–' : `${states[cell.state]} ${cell.count}`)),
    ]),
  );
  const each = environments.map(({ name, notes, groups, drift, deploys }) =>
    [
      `<h2>${escaped(name)}</h2>`,
      `<ul>${notes.map(({ state, text }) => `<li>${escaped(`${states[state]}: ${text}`)}</li>`).join('')}</ul>`,
      table(
        [labels.group, labels.hosts, labels.state, ''],
        groups.flatMap(({ group, reason, hosts }) => [
          ...(reason === undefined ? [] : [[group, '', '', reason]]),
          ...hosts.map((one) => [group, one.host, states[one.state], one.reason ?? '']),
        ]),
      ),
      `<h3>${escaped(labels.drift)}</h3>`,
      table(
        [labels.part, labels.hosts, labels.subject, labels.wanted, labels.found, labels.since],
        drift.map(({ part, hosts, subject, wanted, found, first }) => [
          part,
          hosts,
          subject,
          wanted,
          found,
          first,
        ]),
      ),
      `<h3>${escaped(labels.history)}</h3>`,
      table(
        [labels.begun, labels.result, labels.by, labels.commit, labels.took],
        deploys.map(({ begun, result, by, commit, seconds }) => [
          new Date(begun * 1000).toISOString(),
          states[result],
          by,
          commit,
          `${seconds} s`,
        ]),
      ),
    ].join('\n'),
  );
  return [`<p>${escaped(labels.needsScript)}</p>`, fleet, ...each].join('\n');
}
