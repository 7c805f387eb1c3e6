import type { Expectation } from '../../plan/step';
import { foldHosts } from '../../plan/host-set';
import { mayFail } from '../../plan/rollout';
import { wordsOf } from '../../remote/quote';
import { partTexts } from '../../text/catalogue/part-texts';
import type { Texts } from '../../text/catalogue/text';
import type { Change } from './model';
import { block, code, fenced, items } from './markdown';
import type { ChangedGroup, ChangedStep } from './planned-change';

/** Words of a command longer than this are what programs read, such as a packed text. */
const longestWord = 100;

/** What is told of one group, below its heading: hosts, order, interruption, way back, and each step with its proof. */
export function groupSection(change: Change, group: ChangedGroup, texts: Texts): readonly string[] {
  const { change: say } = texts;
  const preconditions = group.preconditions;
  return [
    ...block(...items([...hostLines(change, group, texts), ...aboutLines(change, group, texts)])),
    ...(group.reasons.length === 0
      ? []
      : block(say.why, '', ...fenced(group.reasons.map((line) => reason(line, texts))))),
    ...(preconditions.length === 0
      ? []
      : block(say.preconditions({ part: code(group.part) }), '', ...fenced(preconditions))),
    ...group.steps.flatMap((step, index) => stepLines(step, index + 1, group.group, texts)),
  ];
}

function hostLines(
  { byHand }: Change,
  { kind, run, steps }: ChangedGroup,
  { change: say }: Texts,
): readonly string[] {
  const { hosts = [], firstboxTargets, rollout = {} } = run;
  const { waves = [], excluded = [], maxUnreachable = 0, maxFailPercentage, virtualName } = rollout;
  const asked = hosts.filter((host) => !excluded.some((one) => one.host === host));
  const named = (all: readonly string[]) => code(foldHosts(all));
  const order =
    waves.length > 0
      ? [
          say.waves({ waves: waves.map(named) }),
          ...(waves.flat().length < asked.length ? [say.rest] : []),
          ...(virtualName === undefined ? [] : [say.holderLast({ name: code(virtualName) })]),
          maxFailPercentage === undefined
            ? say.noGate
            : say.gate({ percent: maxFailPercentage, hosts: mayFail(rollout) }),
        ]
      : firstboxTargets !== undefined && firstboxTargets.length > 0 && run.platformGroup !== 'firstbox'
        ? [say.brought({ hosts: named(firstboxTargets) }), ...(oneByOne(steps) ? [say.oneByOne] : [])]
        : asked.length > 1
          ? [say.together]
          : [];
  return [
    asked.length === 0 && steps.some(({ firstbox }) => firstbox.length > 0)
      ? say.madeByJob
      : say.hosts({ hosts: named(asked), asked: asked.length }),
    ...(kind === 'not-compared' ? [byHand ? say.dueAlways : say.dueByTerraform] : []),
    ...order,
    ...(maxUnreachable > 0 ? [say.unreachable({ hosts: maxUnreachable })] : []),
  ];
}

/** Whether the firstbox brings it to a host only after the one before was proven. */
const oneByOne = (steps: readonly ChangedStep[]): boolean =>
  steps.some(({ firstbox }) =>
    firstbox.some((command) => /^(?:push_one_by_one|push_content|upgrade_)/.test(command)),
  );

/** What is interrupted, for how long, and the way back with what is kept for it. */
function aboutLines(change: Change, group: ChangedGroup, texts: Texts): readonly string[] {
  const { change: say } = texts;
  const { interrupts, wayBack } =
    group.runbookPart === undefined
      ? { interrupts: say.notKnown, wayBack: say.notKnown }
      : partTexts(texts, group.runbookPart);
  const seconds = change.summary.parts.find(({ part }) => part === group.part)?.lastSeconds;
  const kept = group.steps.flatMap(({ hosts }) => hosts.flatMap(keptBy));
  const command = code(`npx boss restore ${change.environment.name} --list`);
  return [
    say.interrupts({ text: interrupts }),
    seconds === undefined ? say.lastsUnknown : say.lasts({ seconds }),
    say.wayBack({ text: wayBack }),
    ...(kept.length === 0 ? [] : [say.backups({ files: kept.map(code), command })]),
  ];
}

/** Files of the firstbox that a command keeps a copy of before it changes them. */
function keptBy(command: string): readonly string[] {
  const [name, file = '', pattern = ''] = wordsOf(command);
  if (name === 'back_up_and_remove') return [`${file}/${pattern}`];
  return name === 'edit_lines' || name === 'put_content' ? [file] : [];
}

function stepLines(step: ChangedStep, number: number, group: string, texts: Texts): readonly string[] {
  const { change: say, hosts: named } = texts;
  const { title, firstbox, hosts, requires, expect, runbook } = step;
  const commands = [
    ...(firstbox.length === 0 ? [] : [`# ${say.onFirstbox}`, ...firstbox.map(shortened)]),
    ...(hosts.length === 0
      ? []
      : [`# ${group === 'firstbox' ? say.onFirstbox : say.onHost}`, ...hosts.map(shortened)]),
  ];
  const because = expect.flatMap((one) => one.because ?? []);
  const lines = runbook.flatMap((one) => [
    `# ${say.heading.runbook({ heading: one.heading })}`,
    ...one.lines,
  ]);
  return [
    ...block(`**${say.step({ number, title: code(named.thing({ name: title })) })}**`),
    ...(commands.length === 0
      ? block(
          runbook.length > 0 && expect.some(({ probe }) => probe.fn === 'file_sha256')
            ? say.sent
            : say.noCommand,
        )
      : block(say.heading.commands, '', ...fenced(commands, 'sh'))),
    ...block(...fenced(lines.length === 0 ? [`# ${say.beyondRunbook}`] : lines, 'sh')),
    ...(because.length === 0 ? [] : block(say.lines, '', ...fenced(because, 'diff'))),
    ...(requires.length === 0 ? [] : block(say.require, '', ...numbered(requires, texts))),
    ...block(say.proof, '', ...(expect.length === 0 ? [`- ${say.exitProves}`] : numbered(expect, texts))),
  ];
}

/** A line of the trigger `drift`, in the language of the document; another one stays. */
function reason(line: string, { summary }: Texts): string {
  const [, hosts, subject, wanted, found] = /^(\S+): (.+): wants (.+), found (.+)$/s.exec(line) ?? [];
  return hosts === undefined || subject === undefined || wanted === undefined || found === undefined
    ? line
    : summary.fact({ hosts, subject, wanted, found });
}

/** Numbers as receipts and blocks by hand name them. */
const numbered = (all: readonly Expectation[], { change: say, hosts: named }: Texts): readonly string[] =>
  all.map(
    ({ subject, expected, wanted = expected }, index) =>
      `${index + 1}. ${say.fact({ subject: code(named.thing({ name: subject })), wanted: code(named.answer({ word: wanted })) })}`,
  );

const shortened = (command: string): string =>
  command
    .split(' ')
    .map((word) => (word.length > longestWord ? `${word.slice(0, 20)}…` : word))
    .join(' ');
