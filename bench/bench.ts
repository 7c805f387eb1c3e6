/** `npm run bench`: ways to carry out 卸载BOSS V1, measured on labs of several sizes; writes docs/performance.md. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { largestLab, smallestLab } from '../lab/host-plan';
import { serveNullProvider } from '../lab/null-provider/serve-null-provider';
import { startLab } from '../lab/start-lab';
import { CpuGroups } from './cpu-groups';
import { type Figure, measure, sum } from './measure';
import { manyEnvironments } from './many-environments';
import { allMethods, inOwnFolder, ours } from './methods';
import { Platform } from './platform';
import { simulateNodes } from './simulate-nodes';
import { performancePage } from './report';

interface Flags {
  readonly hosts: readonly number[];
  readonly repeat?: number;
  readonly peers?: true;
  readonly environments?: true;
  readonly out: string;
}

const project = join(__dirname, '..');
const most = 9999;
/** From so many hosts on a repetition takes a quarter of an hour, and its figures differ little. */
const large = 100;
/** Up to so many hosts ten environments are measured as well. */
const small = 8;

const program = new Command('bench')
  .description(
    'Ways to carry out 卸载BOSS V1, each on the same lab; needs root, and a machine that does nothing else.',
  )
  .option(
    '--hosts <n,...>',
    `hosts of each lab, from ${smallestLab}; beyond ${largestLab} they are simulated`,
    parseSizes,
    [8, 30],
  )
  .option(
    '--repeat <n>',
    `how often each way is measured (default: 3, once from ${large} hosts on)`,
    parseCount,
  )
  .option('--peers', 'with Ansible, from the Debian package ansible-core')
  .option(
    '--environments',
    `with ten environments of each lab of at most ${small} hosts, looked at and planned in one call`,
  )
  .option('--out <file>', 'where the page is written', join(project, 'docs/performance.md'))
  .action(bench);

async function bench({ hosts, repeat, peers, environments, out }: Flags): Promise<void> {
  if (peers && spawnSync('ansible-playbook', ['--version']).status !== 0)
    throw new Error(
      'bench: --peers needs ansible-playbook, which was not found. Install: apt-get install ansible-core',
    );
  const page = resolve(out);
  accessSync(dirname(page), constants.W_OK); // before an hour of measuring
  // Started once: the stand-in of the provider takes ten times the start of the real one.
  const provider = await serveNullProvider();
  const figures: Figure[] = [];
  for (const size of hosts) {
    say(`bench: starting ${size} hosts …`);
    const simulated = size > largestLab;
    const directory = join(project, `.lab-bench-${size}`);
    const lab = await startLab({ directory, hosts: simulated ? smallestLab : size, plain: true });
    try {
      if (simulated) await simulateNodes(lab, size);
      const platform = new Platform(lab, { ...lab.environment, ...provider.env }, size);
      const groups = new CpuGroups(
        platform.pid('firstbox'),
        platform.nodes.map((host) => platform.pid(host)),
      );
      await inOwnFolder(async (folder) => {
        for (let number = 1; number <= (repeat ?? (size < large ? 3 : 1)); number++)
          for (const method of [
            ...(simulated ? ours(platform, folder) : await allMethods(platform, folder, peers ?? false)),
            ...(environments && size <= small ? manyEnvironments(platform, folder) : []),
          ]) {
            const figure = await measure(platform, groups, method);
            figures.push(figure);
            say(shown(figure, number));
          }
      });
    } finally {
      await lab.down();
    }
    writeFileSync(page, performancePage(figures, new Date().toISOString().slice(0, 10)));
  }
  await provider.stop();
  const wrong = figures.filter((figure) => figure.wrong !== undefined);
  say(
    `bench: ${out} is written; ${wrong.length} of ${figures.length} runs did not do what they should, and do not count`,
  );
  if (wrong.length > 0) process.exitCode = 1;
}

const shown = ({ label, hosts, wallSeconds, cpu, others, wrong }: Figure, number: number) =>
  `${hosts} hosts, run ${number}, ${label}: ${wallSeconds.toFixed(1)} s, CPU ${sum(cpu).toFixed(1)} s, others ${others.toFixed(1)} s${wrong === undefined ? '' : `; WRONG: ${wrong}`}`;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function parseSizes(text: string): readonly number[] {
  return text.split(',').map((word) => {
    const size = Number(word);
    if (Number.isInteger(size) && size >= smallestLab && size <= most) return size;
    throw new InvalidArgumentError(
      `allowed: whole numbers from ${smallestLab} to ${most}, with commas between them.`,
    );
  });
}

function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('allowed: a whole number from 1.');
}

program.parseAsync().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
