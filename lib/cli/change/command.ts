import type { Command } from 'commander';
import { texts } from '../../text/catalogue/text';
import { chooseFiles } from '../choose-files';
import { each } from '../each';
import { say } from '../output';
import { readPlanFile } from '../plan-file';
import { WrongInput } from '../subject-of';

interface ChangeFlags {
  readonly out: string;
  readonly plan?: string;
  readonly manual?: true;
}

/** Adds `boss change`. */
export function addChangeCommand(boss: Command): void {
  const { argument, change: help } = texts().commands;
  boss
    .command('change')
    .description(help.does)
    .argument('[environment]', argument.environment)
    .requiredOption('--out <file>', help.out)
    .option('--plan <file>', help.plan)
    .option('--manual', help.manual)
    .action(async (name: string | undefined, { out, plan, manual }: ChangeFlags) => {
      // Only this command needs what it is made of.
      const { writeChange } = await import('./write-change');
      const approved = plan === undefined ? undefined : readPlanFile(plan).approved;
      const names = [name ?? approved?.environment ?? []].flat();
      if (chooseFiles(process.cwd(), names, false).length > 1)
        throw new WrongInput(texts().change.severalEnvironments);
      process.exitCode = await each(names, false, (environment) =>
        writeChange(environment, { out, plan, manual: manual === true, say }),
      );
    });
}
