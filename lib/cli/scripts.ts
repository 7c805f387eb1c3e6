import type { Command } from 'commander';
import { texts } from '../text/catalogue/text';
import { attach } from './attach';
import { history } from './history';
import { takeOver } from './take-over';
import { validate } from './validate';
import { exitCodes } from './exit-codes';

interface Flags {
  readonly stop?: true;
  readonly firstbox?: true;
  readonly json?: true;
  readonly yes?: true;
}

/** The exit code of an npm script as one of ours. */
const ofAlias = (code: number) => (code === 2 ? exitCodes.wrongInput : code);

/** What npm scripts do as well, which keep their own exit codes. */
export function addCommandsOfScripts(boss: Command): void {
  const help = texts().commands;
  boss
    .command('validate')
    .description(help.validate)
    .argument('[environment...]', help.argument.environmentsOrAll)
    .option('--json', help.option.json)
    .action(async (names: string[], { json }: Flags) => {
      const flags = json ? ['--json'] : [];
      process.exitCode =
        (await validate(process.cwd(), [...names, ...flags])) === 0 ? exitCodes.inSync : exitCodes.wrongInput;
    });

  boss
    .command('attach')
    .description(help.attach.does)
    .argument('<environment>', help.argument.environment)
    .option('--stop', help.attach.stop)
    .action(async (name: string, { stop }: Flags) => {
      process.exitCode = ofAlias(await attach(stop ? [name, '--stop'] : [name]));
    });

  boss
    .command('history')
    .description(help.history.does)
    .argument('<environment>', help.argument.environment)
    .option('--firstbox', help.history.firstbox)
    .option('--json', help.history.json)
    .action(async (name: string, { firstbox, json }: Flags) => {
      const flags = [...(firstbox ? ['--firstbox'] : []), ...(json ? ['--json'] : [])];
      process.exitCode = ofAlias(await history([name, ...flags]));
    });

  boss
    .command('take-over')
    .description(help.takeOver.does)
    .argument('<environment>', help.argument.environment)
    .option('--yes', help.takeOver.yes)
    .action(async (name: string, { yes }: Flags) => {
      process.exitCode = ofAlias(await takeOver(yes ? [name, '--yes'] : [name]));
    });
}
