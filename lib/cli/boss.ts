import { writeFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { Command, CommanderError } from 'commander';
import { environmentJsonSchema } from '../environment/environment-json-schema';
import { texts } from '../text/catalogue/text';
import { addBundleCommand } from './bundle/bundle';
import { addChangeCommand } from './change/command';
import { checkEnvironments } from './check';
import { chooseFiles } from './choose-files';
import { addCompletionCommand } from './completion-command';
import { deployEnvironment, planEnvironment } from './deploy';
import { deployPlanFile } from './deploy-plan-file';
import { renderCheck } from './doctor/check';
import { examine } from './doctor/doctor';
import { each, exitCodeOfError } from './each';
import { exitCodes } from './exit-codes';
import { metricsOf } from './metrics';
import { addNewCommand } from './new/command';
import { progress, say } from './output';
import { ownPackage } from './package';
import { readPlanFile, UnfitPlan } from './plan-file';
import { addReportCommand } from './report/report';
import { backupsOf, documentOf, renderBackups } from './restore';
import { addCommandsOfScripts } from './scripts';
import { addSecretsCommands } from './secrets/secrets';
import { statusLine, statusOf } from './status';
import { addWhyCommand } from './why-command';
import { inOurWords } from './command-line';
import { endWithReader } from './end-with-reader';
import { speak, takeLanguage } from './language';
import { jsonLine } from './json-line';

endWithReader();
/** An npm script puts this word first, and keeps exit codes of its own. */
const byNpm = process.argv[2] === '--npm';
const { words, problem: wrongLanguage } = takeLanguage(process.argv.slice(byNpm ? 3 : 2));

/** Each has a Terraform of its own, which takes more memory than all of ours. In one data folder two would be in each other's way. */
const plansAtOnce = isAbsolute(process.env['TF_DATA_DIR'] ?? '') ? 1 : 4;

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

const help = texts().commands;
const boss = inOurWords(new Command('boss'), ownPackage.version)
  .description(help.boss)
  .option('--lang <language>', help.option.lang)
  .addHelpText('after', texts().exitCodes)
  .exitOverride()
  .hook('preAction', (_boss, command) => {
    // What a program reads is in no other language. Of a plan the summary in a file is for people.
    if (command.opts<Flags>().json && command.name() !== 'plan') speak('en');
  });

/** A command about any number of environments. */
const ofEnvironments = (name: string, does: string) =>
  boss
    .command(name)
    .description(does)
    .argument('[environment...]', help.argument.environments)
    .option('--all', help.option.all)
    .option('--json', help.option.json);

ofEnvironments('check', help.check.does)
  .option('--metrics <file>', help.check.metrics)
  .action(async (names: string[], { all, json, metrics }: Flags) => {
    const checked = await checkEnvironments(process.cwd(), names, all === true, progress);
    for (const { findings, summary } of checked) {
      if (json) for (const finding of findings) say(jsonLine('finding', finding));
      else for (const line of summary) say(line);
    }
    if (metrics !== undefined) writeFileSync(metrics, metricsOf(checked));
    process.exitCode = exitCodes.strongest(checked.map(({ code }) => code));
  });

ofEnvironments('status', help.status).action(async (names: string[], { all, json }: Flags) => {
  const checked = await checkEnvironments(process.cwd(), names, all === true, progress, true);
  for (const one of checked) say(json ? jsonLine('status', statusOf(one)) : statusLine(one));
  process.exitCode = exitCodes.strongest(checked.map(({ code }) => code));
});

ofEnvironments('plan', help.plan.does)
  .option('--verbose', help.option.verbose)
  .option('--out <file>', help.plan.out)
  .action(async (names: string[], { all, verbose, out, json }: Flags) => {
    if (out !== undefined && chooseFiles(process.cwd(), names, all === true).length > 1) {
      refuse(texts().plan.severalEnvironments);
      return;
    }
    process.exitCode = await each(
      names,
      all === true,
      (environment, inTurn) =>
        planEnvironment(environment, {
          verbose: verbose === true,
          out,
          say: (line) => inTurn(() => (json ? progress : say)(line)),
          summarized: json && ((summary) => inTurn(() => say(jsonLine('summary', summary)))),
        }),
      plansAtOnce,
    );
  });

boss
  .command('deploy')
  .description(help.deploy.does)
  .argument('[environment]', help.argument.environment)
  .option('--verbose', help.option.verbose)
  .option('--auto-approve', help.deploy.autoApprove)
  .option('--part <name>', help.deploy.part)
  .option('--plan <file>', help.deploy.plan)
  .action(async (name: string | undefined, { verbose, autoApprove, part, plan }: Flags) => {
    if (part !== undefined && plan !== undefined) {
      refuse(texts().deploy.partsTwice);
      return;
    }
    const approved = plan === undefined ? undefined : { file: plan, ...readPlanFile(plan) };
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
            texts().deploy.otherEnvironment({
              file: approved.file,
              got: environment.name,
              allowed: approved.approved.environment,
            }),
          );
        return deployPlanFile(environment, approved, say);
      },
    );
  });

addChangeCommand(boss);
addWhyCommand(boss);
addNewCommand(boss);

ofEnvironments('doctor', help.doctor).action(async (names: string[], { all, json }: Flags) => {
  const checks = await examine(process.cwd(), names, all === true);
  for (const check of checks) say(json ? jsonLine('doctor', check) : renderCheck(check));
  process.exitCode = exitCodes.strongest(checks.map(({ code }) => code ?? exitCodes.inSync));
});

boss
  .command('restore')
  .description(help.restore.does)
  .argument('<environment>', help.argument.environment)
  .requiredOption('--list', help.restore.list)
  .option('--json', help.option.json)
  .action(async (name: string, { json }: Flags) => {
    process.exitCode = await each([name], false, async (environment) => {
      const backups = await backupsOf(environment);
      const about = { environment: environment.name };
      if (json) for (const one of backups) say(jsonLine('backup', { ...about, ...documentOf(one) }));
      else renderBackups(environment.name, backups).forEach(say);
      return exitCodes.inSync;
    });
  });

addReportCommand(boss);
addCommandsOfScripts(boss, byNpm);
addSecretsCommands(boss);
addBundleCommand(boss);
addCompletionCommand(boss);

boss
  .command('schema')
  .description(help.schema)
  .action(() => void say(JSON.stringify(environmentJsonSchema(), null, 2)));

process.once('exit', (code) => {
  if (byNpm) process.exitCode = exitCodes.ofNpmScript(code);
});

function refuse(message: string): void {
  progress(message);
  process.exitCode = exitCodes.wrongInput;
}

if (wrongLanguage !== undefined) refuse(wrongLanguage);
else
  void boss.parseAsync(words, { from: 'user' }).catch((error: unknown) => {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : exitCodes.wrongInput;
      return;
    }
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = exitCodeOfError(error);
  });
