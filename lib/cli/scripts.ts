import type { Command } from 'commander';
import { texts } from '../text/catalogue/text';
import { attach } from './attach';
import { chosenPlace } from './chosen-place';
import { converge } from './converge';
import { exitCodes } from './exit-codes';
import { history } from './history';
import { takeOver } from './take-over';
import { validate } from './validate';

interface Flags {
  readonly stack?: string;
  readonly stop?: true;
  readonly firstbox?: true;
  readonly json?: true;
  readonly yes?: true;
}

/**
 * Commands that npm scripts start as well, and the runner, which Terraform does.
 *
 * @param byNpm whether it is an npm script: files that are not valid are told from those that are not there
 */
export function addCommandsOfScripts(boss: Command, byNpm: boolean): void {
  const help = texts().commands;
  const ofRuns = (name: string, does: string) =>
    boss
      .command(name)
      .description(does)
      .argument('[environment]', help.argument.environmentOrPlatform)
      .option('--stack <folder>', help.option.stack);

  boss
    .command('validate')
    .description(help.validate)
    .argument('[environment...]', help.argument.environmentsOrAll)
    .option('--json', help.option.json)
    .action(async (names: string[], { json }: Flags) => {
      const result = await validate(process.cwd(), names, json === true);
      const invalid = byNpm ? exitCodes.error : exitCodes.wrongInput;
      process.exitCode = { valid: exitCodes.inSync, invalid, none: exitCodes.wrongInput }[result];
    });

  ofRuns('attach', help.attach.does)
    .option('--stop', help.attach.stop)
    .addHelpText('after', help.attach.details)
    .action(async (name: string | undefined, { stack, stop }: Flags) => {
      const proven = await attach(chosenPlace(name, stack), stop === true);
      process.exitCode = proven ? exitCodes.inSync : exitCodes.error;
    });

  ofRuns('history', help.history.does)
    .option('--firstbox', help.history.firstbox)
    .option('--json', help.history.json)
    .addHelpText('after', help.history.details)
    .action(async (name: string | undefined, { stack, firstbox, json }: Flags) => {
      const shown = await history(chosenPlace(name, stack), firstbox === true, json === true);
      process.exitCode = shown ? exitCodes.inSync : exitCodes.error;
    });

  ofRuns('take-over', help.takeOver.does)
    .option('--yes', help.takeOver.yes)
    .addHelpText('after', `\n${help.takeOver.risk}`)
    .action(async (name: string | undefined, { stack, yes }: Flags) => {
      process.exitCode = await takeOver(chosenPlace(name, stack), yes === true);
    });

  boss
    .command('converge')
    .description(help.converge)
    .argument('<file>', help.argument.runFile)
    .argument('<sha256>', help.argument.runSum)
    .argument('<sha256-of-script>', help.argument.scriptSum)
    .action(async (file: string, run: string, script: string) => {
      process.exitCode = await converge(file, [run, script]);
    });
}
