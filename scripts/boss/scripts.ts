import type { Command } from 'commander';
import { attach } from '../attach';
import { history } from '../history';
import { takeOver } from '../take-over';
import { validate } from '../validate';
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
  boss
    .command('validate')
    .description('read environment files; every problem at once, no connection is made')
    .argument('[environment...]', 'names or paths; all in environments/ without one')
    .action(async (names: string[]) => {
      process.exitCode =
        (await validate(process.cwd(), names)) === 0 ? exitCodes.inSync : exitCodes.wrongInput;
    });

  boss
    .command('attach')
    .description('follow the run that is at work there, from its beginning to its end')
    .argument('<environment>', 'name or path')
    .option('--stop', 'ask it to stop before the next thing that it begins')
    .action(async (name: string, { stop }: Flags) => {
      process.exitCode = ofAlias(await attach(stop ? [name, '--stop'] : [name]));
    });

  boss
    .command('history')
    .description('who ran what, from which commit, when and with what result, host by host')
    .argument('<environment>', 'name or path')
    .option('--firstbox', "everybody's runs, as the firstbox knows them")
    .option('--json', 'its lines as they are')
    .action(async (name: string, { firstbox, json }: Flags) => {
      const flags = [...(firstbox ? ['--firstbox'] : []), ...(json ? ['--json'] : [])];
      process.exitCode = ofAlias(await history([name, ...flags]));
    });

  boss
    .command('take-over')
    .description('who holds the locks of a zone; --yes gives them to the next deploy')
    .argument('<environment>', 'name or path')
    .option('--yes', 'give them away: read first what that risks')
    .action(async (name: string, { yes }: Flags) => {
      process.exitCode = ofAlias(await takeOver(yes ? [name, '--yes'] : [name]));
    });
}
