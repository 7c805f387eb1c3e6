import { gzipSync } from 'node:zlib';
import { sha256Of } from '../../desired/read-content-file';
import { quote } from '../../remote/quote';
import { shellFile } from '../../remote/shell-file';
import { withoutComments } from '../../remote/shell-files';
import { packHeader } from '../../run/run-header';
import { launchProgram } from '../../run/run-programs';
import type { RunSpec } from '../../run/run-spec';
import { scriptArguments } from '../../run/script-arguments';
import type { ChangedGroup } from './planned-change';

/** One block to be pasted: a group, or one wave of it. */
export interface HandBlock {
  readonly number: number;
  readonly group: ChangedGroup;
  /** Hosts that it asks; none where a deploy job makes them. */
  readonly hosts: readonly string[];
  /** @default - the whole group */
  readonly wave?: { readonly number: number; readonly of: number };
  /** Shell for the firstbox. */
  readonly text: readonly string[];
}

/** A change as blocks to be pasted on the firstbox, in their order. */
export interface ByHand {
  /** Where the scripts lie there, and files that are put there by hand. */
  readonly folder: string;
  /** Of `by-hand.sh` there, which holds all scripts. */
  readonly sha256: string;
  /** The first block, which brings the scripts. */
  readonly files: readonly string[];
  readonly blocks: readonly HandBlock[];
}

/** What carries out a block; the scripts stand behind it. */
export const handProgram = [
  withoutComments(shellFile('run/by-hand-judge.sh')),
  withoutComments(shellFile('run/by-hand.sh')),
  'main "$@"',
  'exit',
].join('\n');

/** What is pasted behind a block is not a program's input. */
const noInput = '</dev/null';

/** Characters of a line: a terminal takes 4096 bytes of one at most. */
const lineLength = 120;

/**
 * The groups' scripts, as a deploy sends them, to be pasted and started by hand.
 *
 * @param of the plan: its id, hexadecimal, and the commit that the history on the firstbox is to have
 * @param notWhole what is shown where they do not arrive whole
 */
export function byHand(
  groups: readonly ChangedGroup[],
  { id, commit }: { readonly id: string; readonly commit: string },
  notWhole: string,
): ByHand {
  const folder = `/root/boss-change-${id.slice(0, 12)}`;
  const program = `${folder}/by-hand.sh`;
  const waves = groups.flatMap((group) => wavesOf(group.run).map((wave) => ({ group, ...wave })));
  const blocks = waves.map(({ group, run, judged, hosts, wave }, index) => ({
    number: index + 1,
    group,
    run,
    judged,
    hosts,
    ...(wave === undefined ? {} : { wave }),
    text: [`bash ${program} ${index + 1} ${group.address} ${noInput}`],
  }));
  const text = Buffer.from(
    [
      handProgram,
      '#data',
      ...packedFiles(groups),
      ...blocks.map((block) => blockLine(block, commit)),
      '',
    ].join('\n'),
  );
  const end = `BOSS_${id.slice(-12)}`;
  const sha256 = sha256Of(text);
  return {
    folder,
    sha256,
    files: [
      '(',
      'umask 077',
      `mkdir -p ${folder}`,
      `base64 -d <<'${end}' | gzip -dc >${program}`,
      ...(gzipSync(text, { level: 9 })
        .toString('base64')
        .match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? []),
      end,
      `echo '${sha256}  ${program}' | sha256sum -c && bash ${program} files ${noInput} || echo ${quote(notWhole)}`,
      ')',
    ],
    blocks,
  };
}

/** One run of a group, by hand. */
interface HandRun extends Pick<HandBlock, 'hosts' | 'wave'> {
  /** What its script is told. */
  readonly run: RunSpec;
  /** What its receipts are judged by: hosts of other waves are none of its own. */
  readonly judged: RunSpec;
}

/** A run for each wave, as long as the script itself does not have to decide about their order and number. */
function wavesOf(run: RunSpec): readonly HandRun[] {
  const { hosts = [], rollout = {} } = run;
  const { waves = [], excluded = [], maxUnreachable = 0, virtualName, maxFailPercentage } = rollout;
  const asked = hosts.filter((host) => !excluded.some((one) => one.host === host));
  if (waves.length < 2 || virtualName !== undefined || maxFailPercentage !== undefined)
    return [{ run, judged: run, hosts: asked }];
  const all = waves.flat();
  return waves.map((own, index) => {
    const rest = index + 1 < waves.length ? [] : asked.filter((host) => !all.includes(host));
    const others = asked.filter((host) => !own.includes(host) && !rest.includes(host));
    return {
      run: {
        ...run,
        rollout: {
          excluded: [...excluded, ...others.map((host) => ({ host, reason: 'other-wave' }))],
          maxUnreachable: maxUnreachable + others.length,
        },
      },
      judged: {
        ...run,
        hosts: hosts.filter((host) => !others.includes(host)),
        rollout: { excluded, maxUnreachable },
      },
      hosts: [...own, ...rest],
      wave: { number: index + 1, of: waves.length },
    };
  });
}

/** What lib/remote/run/by-hand.sh reads of a block. */
function blockLine({ number, group, run, judged }: HandBlock & HandRun, commit: string): string {
  const { script, address } = group;
  const record = {
    run: '@RUN@',
    by: '@BY@',
    environment: run.environment,
    commit,
    plan: sha256Of(Buffer.from(script)),
    title: run.title,
  };
  const words = scriptArguments(run, '').slice(1);
  const unasked = run.steps.flatMap(({ expect }, index) => (expect.length === 0 ? String(index) : []));
  const contents = (run.contents ?? []).map(({ name }) => name);
  const uploads = (run.uploads ?? []).map(({ to, sha256 }) => `${base64(to)}:${sha256}`);
  return [
    'block',
    number,
    address,
    run.zone,
    run.steps.length,
    ...[unasked, [packHeader(record, judged)], contents, uploads].map((list) => list.join(',') || '-'),
    ...words.slice(0, 6),
    ...words.slice(7),
  ].join(' ');
}

/** All scripts, each line of them once: they have most in common. */
function packedFiles(groups: readonly ChangedGroup[]): readonly string[] {
  const numbers = new Map<string, number>();
  const files = [
    ...groups.flatMap(({ address, script, program }) => [
      { name: `${address}.host`, text: program, lines: program },
      { name: `${address}.sh`, text: script, lines: script.replace(/^program='.*'$/m, "program='@'") },
    ]),
    { name: 'launch.sh', text: `${launchProgram}\n`, lines: `${launchProgram}\n` },
  ].map(({ name, text, lines }) => {
    const own = lines
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => {
        const number = numbers.get(line) ?? numbers.size + 1;
        numbers.set(line, number);
        return number;
      });
    return `file ${name} ${sha256Of(Buffer.from(text))} ${ranges(own)}`;
  });
  return [`lines ${numbers.size}`, ...numbers.keys(), ...files];
}

function ranges(numbers: readonly number[]): string {
  const found: [first: number, last: number][] = [];
  for (const number of numbers) {
    const open = found.at(-1);
    if (open?.[1] === number - 1) open[1] = number;
    else found.push([number, number]);
  }
  return found.map(([first, last]) => `${first}-${last}`).join(',');
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
