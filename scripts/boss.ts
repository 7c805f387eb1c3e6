import { writeFileSync } from 'node:fs';
import { Argument, Command, CommanderError, Option } from 'commander';
import { components } from '../components/index';
import { environmentNames } from '../environments/select-environment-files';
import { environmentJsonSchema } from '../model/environment-json-schema';
import { look } from '../observe/look';
import { addBundleCommand } from './boss/bundle/bundle';
import { checkEnvironments } from './boss/check';
import { chooseFiles } from './boss/choose-files';
import { candidates, completionScript, type Shell, shells } from './boss/completion';
import { deployEnvironment, planEnvironment } from './boss/deploy';
import { deployPlanFile } from './boss/deploy-plan-file';
import { renderCheck } from './boss/doctor/check';
import { examine } from './boss/doctor/doctor';
import { each, exitCodeOfError } from './boss/each';
import { exitCodes, exitCodesHelp } from './boss/exit-codes';
import { metricsOf } from './boss/metrics';
import { type NewOptions, newEnvironment } from './boss/new/new';
import { ownPackage } from './boss/package';
import { readPlanFile, UnfitPlan } from './boss/plan-file';
import { backupsOf, renderBackups } from './boss/restore';
import { addCommandsOfScripts } from './boss/scripts';
import { statusLine } from './boss/status';
import { explainHost } from './boss/why';
import { endWithReader } from './end-with-reader';
import { subjectOf, withoutSecrets } from './subject-of';

endWithReader();

const say = (line: string) => process.stdout.write(`${line}\n`);
const progress = (line: string) => process.stderr.write(`${line}\n`);

interface Flags {
  readonly all?: true;
  readonly json?: true;
  readonly metrics?: string;
  readonly verbose?: true;
  readonly autoApprove?: true;
  readonly out?: string;
  readonly plan?: string;
  readonly part?: string;
}

const boss = new Command('boss')
  .description('The BOSS service of a QingCloud private cloud, as code.')
  .version(ownPackage.version)
  .addHelpText('after', exitCodesHelp)
  .exitOverride();

boss
  .command('check')
  .description('look at the hosts and tell what differs; needs no Terraform, no state and no lock')
  .argument('[environment...]', 'names or paths')
  .option('--all', 'every file in environments/')
  .option('--json', 'one JSON object a line')
  .option('--metrics <file>', "write node-exporter's text format to FILE")
  .action(async (names: string[], { all, json, metrics }: Flags) => {
    const checked = await checkEnvironments(process.cwd(), names, all === true, progress);
    for (const { findings, summary } of checked) {
      if (json) for (const finding of findings) say(JSON.stringify(finding));
      else for (const line of summary) say(line);
    }
    if (metrics !== undefined) writeFileSync(metrics, metricsOf(checked));
    process.exitCode = exitCodes.strongest(checked.map(({ code }) => code));
  });

boss
  .command('status')
  .description(
    'one line for each environment: state, hosts, what differs, open runs and locks, last deploy by whom',
  )
  .argument('[environment...]', 'names or paths')
  .option('--all', 'every file in environments/')
  .action(async (names: string[], { all }: Flags) => {
    const checked = await checkEnvironments(process.cwd(), names, all === true, progress, true);
    for (const one of checked) say(statusLine(one));
    process.exitCode = exitCodes.strongest(checked.map(({ code }) => code));
  });

boss
  .command('plan')
  .description('look, compare, and show what a deploy would do; changes nothing')
  .argument('[environment...]', 'names or paths')
  .option('--all', 'every file in environments/')
  .option('--verbose', "with Terraform's own text")
  .option('--out <file>', 'write this plan to FILE, for boss deploy --plan; one environment')
  .action(async (names: string[], { all, verbose, out }: Flags) => {
    if (out !== undefined && chooseFiles(process.cwd(), names, all === true).length > 1) {
      refuse('boss plan --out: a file holds one plan', 'several environments', 'one environment');
      return;
    }
    process.exitCode = await each(names, all === true, (environment) =>
      planEnvironment(environment, { verbose: verbose === true, out, say }),
    );
  });

boss
  .command('deploy')
  .description('plan, ask, and carry out exactly that plan')
  .argument('[environment]', 'name or path')
  .option('--verbose', "with Terraform's own text")
  .option('--auto-approve', 'ask nothing')
  .option('--part <name>', 'only this part of the runbook, and those that it waits for')
  .option(
    '--plan <file>',
    'carry out exactly what boss plan --out wrote, where nothing moved since; asks nothing',
  )
  .action(async (name: string | undefined, { verbose, autoApprove, part, plan }: Flags) => {
    if (part !== undefined && plan !== undefined) {
      refuse('boss deploy: a plan has its parts already', '--part and --plan', 'one of them');
      return;
    }
    const approved = plan === undefined ? undefined : readPlanFile(plan);
    process.exitCode = await each(
      [name ?? approved?.approved.environment ?? []].flat(),
      false,
      (environment) => {
        if (approved === undefined)
          return deployEnvironment(environment, {
            verbose: verbose === true,
            autoApprove: autoApprove === true,
            part,
            say,
          });
        if (environment.name !== approved.approved.environment)
          throw new UnfitPlan(
            `${plan}: the plan is of another environment; got: ${environment.name}; allowed: ${approved.approved.environment}; cure: name that, or its own plan`,
          );
        return deployPlanFile(environment, approved, say);
      },
    );
  });

boss
  .command('why')
  .description('everything that is asked of one host: wanted, found, and the commands that would act')
  .argument('<environment>', 'name or path')
  .argument('<host>', 'as the platform calls it; firstbox for the firstbox')
  .action(async (name: string, host: string) => {
    process.exitCode = await each([name], false, async (environment) => {
      const subject = await subjectOf(environment);
      const seen = await look([subject], {
        mode: 'live',
        file: process.env['BOSS_OBSERVATIONS'],
        progress: (line) => progress(withoutSecrets([subject], line)),
      });
      const observations = seen.get(environment.name);
      if (observations === undefined) throw new Error(`${environment.name}: not observed`);
      explainHost(environment, observations, host).forEach(say);
      return exitCodes.inSync;
    });
  });

boss
  .command('new')
  .description(
    'write environments/NAME.yaml from what a firstbox says of its platform; changes nothing there',
  )
  .argument('<name>', 'of the environment: lower-case letters, digits, -')
  .argument('<user@firstbox>', 'how ssh reaches it, :PORT at its end where that is not 22')
  .addOption(
    new Option('--layout <layout>', 'the platform does not tell').choices(['standard', 'fusion', 'devops']),
  )
  .option('--host-key <key>', "its 'TYPE BASE64'; without it, what comes over the network is to be confirmed")
  .option('--ssh-config <file>', 'an ssh_config for the way there')
  .option('--jump <user@host...>', 'machines on the way, the nearest first')
  .option('--jump-key <key...>', "their 'TYPE BASE64', in the same order")
  .option('--zone <id>', 'which zone, where the platform has several')
  .addOption(new Option('--place <place>', 'where the platform does not tell').choices(['global', 'sub']))
  .action(async (name: string, target: string, options: NewOptions) => {
    for (const line of await newEnvironment(process.cwd(), name, target, options, progress)) say(line);
  });

boss
  .command('doctor')
  .description('what is needed between here and a node, with cures; without a name of this machine alone')
  .argument('[environment...]', 'names or paths')
  .option('--all', 'every file in environments/')
  .option('--json', 'one JSON object a line')
  .action(async (names: string[], { all, json }: Flags) => {
    const checks = await examine(process.cwd(), names, all === true);
    for (const check of checks) say(json ? JSON.stringify(check) : renderCheck(check));
    process.exitCode = exitCodes.strongest(checks.map(({ code }) => code ?? exitCodes.inSync));
  });

boss
  .command('restore')
  .description(
    'backups of files that runs edited or removed on a firstbox, and how each is put back; changes nothing',
  )
  .argument('<environment>', 'name or path')
  .requiredOption('--list', 'list them: they are put back by hand')
  .action(async (name: string) => {
    process.exitCode = await each([name], false, async (environment) => {
      renderBackups(environment.name, await backupsOf(environment)).forEach(say);
      return exitCodes.inSync;
    });
  });

addCommandsOfScripts(boss);
addBundleCommand(boss);

boss
  .command('schema')
  .description(
    'the shape of an environment file as JSON Schema, for editors; also in environments/schema.json',
  )
  .action(() => void say(JSON.stringify(environmentJsonSchema(), null, 2)));

boss
  .command('completion')
  .description('what a shell reads to complete boss, with environments and parts')
  .addArgument(new Argument('<shell>').choices(shells))
  .action((shell: Shell) => void say(completionScript(shell, process.argv[1] ?? 'boss')));

boss
  .command('complete', { hidden: true })
  .argument('[word...]')
  .action((words: string[]) => {
    const known = {
      environments: environmentNames(process.cwd()),
      parts: components.map(({ name }) => name),
    };
    candidates(boss, words, known).forEach(say);
  });

function refuse(what: string, got: string, allowed: string): void {
  progress(`${what}; got: ${got}; allowed: ${allowed}; cure: boss --help`);
  process.exitCode = exitCodes.wrongInput;
}

boss.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : exitCodes.wrongInput;
    return;
  }
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = exitCodeOfError(error);
});
