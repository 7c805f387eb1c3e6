import type { FileWish } from '../plan/firstbox-file';
import type { Lookup } from '../plan/lookup';
import { type DeclaredStep, isObserved } from '../plan/declared-step';
import type { Expectation, Probe } from '../plan/step';
import { probeKey } from '../plan/step';
import { fileSha256 } from './probes';
import { quote } from './quote';
import { shellFile } from './shell-file';
import { shellFunction } from './shell-function';
import { firstboxLibrary, hostLibrary, runState, withoutComments } from './shell-files';

const asking = withoutComments(shellFile('host/asking.sh'));
const look = shellFile('firstbox/look.sh');

/** What to ask of each node group, and which group of the platform that is. */
export interface ObservationRequest {
  readonly group: string;
  /** The platform's name: a file of /pitrix/conf/nodes, or `firstbox`. */
  readonly platformGroup: string;
  readonly steps: readonly DeclaredStep[];
  /** Asked besides; their answers are no difference. @default - none */
  readonly probes?: readonly Probe[];
  /** Only who is in the group is asked, no host. @default - every host is asked */
  readonly membershipOnly?: true;
  /** Files of the firstbox whose content is asked for; of the group `firstbox` only. @default - none */
  readonly files?: readonly FileWish[];
  /** Other texts of the firstbox; of the group `firstbox` only. @default - none */
  readonly lookups?: readonly Lookup[];
}

/** Lines of one step, by the functions that asking.sh looks for. */
interface AskedWords {
  readonly only_if?: readonly string[];
  readonly expect?: readonly string[];
  readonly requires?: readonly string[];
}

/** A script that asks everything of every host once, and the probes in the order that its answers are numbered. */
export interface Questions {
  readonly script: string;
  readonly probes: readonly Probe[];
  /** Files in the order that their content is numbered. */
  readonly files: readonly FileWish[];
  /** Lookups in the order that they are numbered. */
  readonly lookups: readonly Lookup[];
  /** Groups whose hosts are not asked. */
  readonly membershipOnly: readonly string[];
}

/**
 * Renders one look at an environment. A host in several groups is asked once, and so is a question that two steps share.
 * A step's requirements are asked only where one of its expectations differs.
 *
 * The script's arguments: NONCE, engine, width, seconds per host, the zone.
 */
export function renderQuestions(requests: readonly ObservationRequest[]): Questions {
  const probes = new Map<string, { probe: Probe; index: number }>();
  const number = (probe: Probe) => {
    const key = probeKey(probe);
    const known = probes.get(key) ?? { probe, index: probes.size };
    probes.set(key, known);
    return known.index;
  };
  const call = (probe: Probe) => [probe.fn, ...probe.args.map(quote)];
  const answer = (probe: Probe) => ['answer', number(probe), ...call(probe)].join(' ');
  const question = ({ expected, probe }: Expectation) =>
    ['question', number(probe), expected, ...call(probe)].join(' ');
  const wordsOf = (step: DeclaredStep): AskedWords => ({
    only_if: (step.onlyIf ?? []).map(question),
    expect: [...step.expect.map(question), ...(isObserved(step) ? step.needs.map(answer) : [])],
    requires: isObserved(step) ? [] : step.requires.map(question),
  });
  const files = requests.flatMap((request) => request.files ?? []);
  const lookups = requests.flatMap((request) => request.lookups ?? []);
  const membershipOnly = requests.flatMap((request) => (request.membershipOnly ? [request.group] : []));
  const keyed = requests.flatMap(({ group, steps }) =>
    group !== 'firstbox' && steps.some(({ content }) => content !== undefined) ? [group] : [],
  );
  const texts = [...files.map(({ path }) => ({ file: path })), ...lookups.map(({ source }) => source)];
  const asked = (isAsked: (group: string) => boolean, more: readonly string[]) =>
    renderAsking(
      requests
        .filter(({ group }) => isAsked(group))
        .map(({ group, steps, probes: others = [] }) => ({
          group,
          asked: [...steps.map(wordsOf), { expect: others.map(answer) }],
        })),
      more,
    );
  const program = asked((group) => group !== 'firstbox', []);
  // One of its own: what only the firstbox is asked need not go to every host.
  const ofFirstbox = asked(
    (group) => group === 'firstbox',
    [
      ...files.map(({ path }) => answer(fileSha256(path))),
      ...texts.map((source, index) => sayText(index, source)),
    ],
  );
  const script = [
    '#!/usr/bin/env bash',
    '# Looks at every host of an environment; changes nothing.',
    'nonce=$1 engine=$2 width=$3 host_seconds=$4 zone=$5',
    firstboxLibrary,
    runState,
    `program='${Buffer.from(program).toString('base64')}'`,
    `firstbox_program='${Buffer.from(ofFirstbox).toString('base64')}'`,
    `requests=(${requests.map(({ group, platformGroup }) => quote(`${group}=${platformGroup}`)).join(' ')})`,
    `membership_only=' ${membershipOnly.join(' ')} '`,
    '# Groups that are asked about desired contents.',
    `keyed_groups=' ${keyed.join(' ')} '`,
    look,
    'main </dev/null',
    '',
  ].join('\n');
  return { script, probes: [...probes.values()].map(({ probe }) => probe), files, lookups, membershipOnly };
}

function sayText(index: number, source: Lookup['source']): string {
  if ('file' in source) return `say_file ${index} ${quote(source.file)}`;
  return ['say_command', index, ...source.command.map(quote)].join(' ');
}

/** What is asked of the hosts of these groups. @param more said after it */
function renderAsking(
  groups: readonly { readonly group: string; readonly asked: readonly AskedWords[] }[],
  more: readonly string[],
): string {
  const functions: string[] = [];
  let number = 0;
  const stepsOf = groups.map(({ group, asked }) => {
    const numbers = asked.map((words) => {
      for (const [kind, lines] of Object.entries(words) as [string, readonly string[]][])
        if (lines.length > 0) functions.push(shellFunction(`${kind}_${number}`, lines));
      return number++;
    });
    return `[${quote(group)}]='${numbers.join(' ')}'`;
  });
  const body = [
    asking,
    ...functions,
    ...(more.length === 0 ? [] : [shellFunction('say_texts', more)]),
    `declare -A steps_of=(${stepsOf.join(' ')})`,
    'main "$@" </dev/null',
  ].join('\n');
  return withoutComments(['#!/usr/bin/env bash', hostLibrary(body), body, ''].join('\n'));
}
