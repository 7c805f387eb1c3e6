import { partTexts } from '../../text/catalogue/part-texts';
import { shown } from '../../text/catalogue/shown';
import type { Texts } from '../../text/catalogue/text';
import { quote } from '../../remote/quote';
import { renderVersion } from '../../text/version';
import { type Change, dueIn } from './model';
import { groupSection } from './group-section';
import { block, code, fenced, items } from './markdown';

/** What stands before and behind the steps of a change. */
interface Sections {
  /** Behind the purpose. */
  readonly before: readonly string[];
  /** Below each group's own section. */
  readonly belowGroup: (address: string) => readonly string[];
  /** At the end. */
  readonly after: readonly string[];
}

/** A change as Markdown, for who approves it: to be carried out by `boss deploy --plan`. */
export function changeDocument(change: Change, texts: Texts): string {
  const { change: say } = texts;
  const { environment, id, planFile = '' } = change;
  const file = quote(planFile);
  return document(change, texts, {
    before: [],
    belowGroup: () => [],
    after: [
      ...heading(say.heading.approve),
      ...block(say.approve.same),
      ...block(...fenced([`echo ${quote(`${id}  ${planFile}`)} | sha256sum -c`], 'sh')),
      ...block(say.approve.run),
      ...block(...fenced([`npx boss deploy --plan ${file}`], 'sh')),
      ...block(say.approve.ask),
      ...block(say.approve.after),
      ...block(...fenced([`npx boss check ${environment.name}`], 'sh')),
    ],
  });
}

/** The sections that every form of the document has. */
export function document(change: Change, texts: Texts, { before, belowGroup, after }: Sections): string {
  const { change: say } = texts;
  const { environment } = change;
  const due = dueIn(change);
  const names = { environment: code(environment.name), zone: code(environment.zone) };
  return [
    ...block(`# ${say.title(names)}`),
    ...block(...items(aboutLines(change, texts))),
    ...heading(say.heading.purpose),
    ...(due.length === 0
      ? block(say.nothingDiffers)
      : [...block(say.wants(names)), ...block(...items(purposeLines(change, texts)))]),
    ...heading(say.heading.before),
    ...block(...items([change.byHand ? say.byHand.again : say.again, say.members, say.guarded])),
    ...before,
    ...(due.length === 0 ? [] : [...heading(say.heading.steps), ...block(say.scripts)]),
    ...due.flatMap((group, index) => [
      ...block(`### ${index + 1}. ${say.group({ part: code(group.part), group: code(group.group) })}`),
      ...groupSection(change, group, texts),
      ...belowGroup(group.address),
    ]),
    ...heading(say.heading.notDone),
    ...block(...items(notDoneLines(change, texts))),
    ...(change.summary.warnings.length === 0
      ? []
      : [
          ...heading(say.heading.warnings),
          ...block(...fenced(change.summary.warnings.map((one) => shown(one, texts)))),
        ]),
    ...after,
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

/** A heading of the second level. */
export const heading = (text: string): readonly string[] => block(`## ${text}`);

function aboutLines(change: Change, { change: say }: Texts): readonly string[] {
  const { environment, id, planFile, terraform, summary } = change;
  const { firstbox, zone, domain, installer } = environment;
  return [
    planFile === undefined
      ? say.about.look({ id: code(id) })
      : say.about.plan({ id: code(id), file: code(planFile) }),
    say.about.place({ environment: code(environment.name), zone: code(zone), domain: code(domain) }),
    say.about.firstbox({
      firstbox: code(`${firstbox.user}@${firstbox.host}`),
      installer: code(renderVersion(installer)),
    }),
    say.about.commits({ environment: code(change.commit), program: code(change.programCommit) }),
    say.about.versions({
      program: code(change.programVersion),
      terraform: terraform === undefined ? '-' : code(terraform.version),
    }),
    ...(terraform === undefined ? [] : [say.about.state({ state: code(terraform.state) })]),
    say.about.looked({
      seen: code(summary.observedAt ?? ''),
      by: change.lookedBy === undefined ? say.about.nobody : code(change.lookedBy),
      hosts: summary.hostCount,
    }),
    say.about.written({ by: code(change.writtenBy) }),
  ];
}

function purposeLines(change: Change, texts: Texts): readonly string[] {
  const { change: say } = texts;
  const due = new Set(dueIn(change).map(({ part }) => part));
  return change.summary.parts
    .filter(({ part }) => due.has(part))
    .map(({ part, runbookPart, notCompared, differingCount, hostCount }) => {
      const does = runbookPart === undefined ? say.other : partTexts(texts, runbookPart).does;
      return notCompared === true
        ? (change.byHand ? say.partAlways : say.partOfPlan)({ part: code(part), does })
        : say.part({ part: code(part), does, differing: differingCount, hosts: hostCount });
    });
}

function notDoneLines({ groups, summary }: Change, texts: Texts): readonly string[] {
  const { change: say } = texts;
  const settled = groups.filter(({ kind }) => kind === 'in-sync');
  return [
    ...(settled.length === 0 ? [] : [say.inSync({ parts: settled.map(({ address }) => code(address)) })]),
    ...(summary.skipped.length === 0
      ? [say.noneSkipped]
      : summary.skipped.map(({ host, reason }) =>
          say.skipped({ host: code(host), reason: code(shown(reason, texts)) }),
        )),
  ];
}
