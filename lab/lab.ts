import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { changeFault, faultList } from './change-fault';
import { endLab } from './end-lab';
import { unkindFaults } from './faults';
import { largestLab, smallestLab } from './host-plan';
import { renderHostTable } from './host-table';
import { labDirectory } from './lab-directory';
import { labEnvironment } from './lab-environment';
import { LabUnavailable, LabUsageError } from './lab-errors';
import { onHost } from './on-host';
import { raiseLab } from './raise-lab';
import { runningLab } from './running-lab';
import { sshCommand } from './ssh-command';

interface UpFlags {
  readonly hosts: number;
  readonly execNodes: '1' | '2' | '3';
  readonly region?: true;
  readonly plain?: true;
}

const directory = labDirectory();
const say = (line: string) => void process.stderr.write(`${line}\n`);

const program = new Command('lab')
  .description(
    'Real hosts on one machine: a firstbox and its nodes, each with its own network, sshd and supervisord.',
  )
  .enablePositionalOptions()
  .exitOverride();

program
  .command('up')
  .description('start a lab; it lives until `down`')
  .option('--hosts <n>', `hosts in all, ${smallestLab} to ${largestLab}`, parseHosts, 8)
  .addOption(
    new Option('--exec-nodes <generation>', 'which exec_nodes.sh the firstbox has')
      .choices(['1', '2', '3'])
      .default('2'),
  )
  .option('--region', 'a region environment: names and groups carry the zone')
  .option('--plain', `hosts without what real platforms have besides: ${unkindFaults.join(', ')}`)
  .action(async ({ hosts, execNodes, region, plain }: UpFlags) => {
    process.stderr.write(`lab: starting ${hosts} hosts …\n`);
    const generation = Number(execNodes) as 1 | 2 | 3;
    const record = await raiseLab(
      { directory, hosts, execNodes: generation, region: region ?? false, plain: plain ?? false },
      'stay',
    );
    process.stdout.write(renderHostTable(record));
    process.stderr.write('lab: ready; next: eval "$(npm run -s lab -- env)"\n');
  });

program
  .command('down')
  .description('end the lab and remove its folder')
  .action(async () => {
    process.stdout.write((await endLab(directory)) ? 'the lab is down\n' : 'no lab is up\n');
  });

program
  .command('status')
  .description('hosts, groups, addresses, and what is broken')
  .action(async () => {
    const record = await runningLab(directory);
    const script = await readFile(join(__dirname, 'boot', 'state.sh'), 'utf8');
    const states = record.hosts.map(async ({ name }): Promise<[string, string]> => {
      const { stdout, exitCode } = await onHost(record, name, script);
      return [name, exitCode === 0 ? stdout.trim() : 'gone'];
    });
    process.stdout.write(renderHostTable(record, new Map(await Promise.all(states))));
  });

program
  .command('env')
  .description('print the variables with which plain `npx cdktf plan` and `deploy` work on the lab')
  .action(async () => {
    await runningLab(directory);
    for (const [name, value] of Object.entries(await labEnvironment(directory, say))) {
      process.stdout.write(`export ${name}='${value.replaceAll("'", `'\\''`)}'\n`);
    }
  });

program
  .command('ssh')
  .description('a shell or a command on a host; its output and exit code are passed on')
  .argument('<host>')
  .argument('[command...]')
  .passThroughOptions()
  .action(async (host: string, words: readonly string[]) => {
    const [command, ...args] = await sshCommand(directory, await runningLab(directory), host, words);
    const { execa } = await import('execa'); // ES modules only
    const { exitCode } = await execa(command, args, { stdio: 'inherit', reject: false });
    process.exitCode = exitCode ?? 1;
  });

for (const action of ['break', 'mend'] as const) {
  program
    .command(action)
    .description(action === 'break' ? 'break something by name' : 'restore what `break` changed')
    .argument('[fault]')
    .option('--host <host>', "another host than the fault's own")
    .action(async (fault: string | undefined, { host }: { readonly host?: string }) => {
      if (fault === undefined) throw new LabUsageError(`which fault? there are:\n${faultList()}`);
      const target = await changeFault(await runningLab(directory), action, fault, host);
      process.stdout.write(`${fault} on ${target}: ${action === 'break' ? 'broken' : 'mended'}\n`);
    });
}

function parseHosts(text: string): number {
  const hosts = Number(text);
  if (!Number.isInteger(hosts) || hosts < smallestLab || hosts > largestLab) {
    throw new InvalidArgumentError(`Allowed are whole numbers from ${smallestLab} to ${largestLab}.`);
  }
  return hosts;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof LabUsageError) return 2;
  return error instanceof LabUnavailable ? 3 : 1;
}

program.parseAsync().catch((error: unknown) => {
  // Commander has printed its own message already.
  if (!(error instanceof CommanderError)) {
    process.stderr.write(`lab: ${error instanceof Error ? error.message : String(error)}\n`);
  }
  process.exitCode = exitCodeOf(error);
});
