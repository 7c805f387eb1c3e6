import type { Command } from 'commander';
import { texts } from '../../text/catalogue/text';
import { each } from '../each';
import { progress, say } from '../output';
import { editSecrets } from './edit';
import { type RecipientChanges, recipientsOf } from './recipients';

/** `boss secrets edit` and `boss secrets recipients`. */
export function addSecretsCommands(boss: Command): void {
  const help = texts().commands;
  const secrets = boss.command('secrets').description(help.secrets.does);

  secrets
    .command('edit')
    .description(help.secrets.edit)
    .argument('<environment>', help.argument.environment)
    .action(async (name: string) => {
      process.exitCode = await each([name], false, (environment) => editSecrets(environment, say, progress));
    });

  secrets
    .command('recipients')
    .description(help.secrets.recipients)
    .argument('<environment>', help.argument.environment)
    .option('--add <recipient...>', help.secrets.add)
    .option('--remove <recipient...>', help.secrets.remove)
    .action(async (name: string, changes: RecipientChanges) => {
      process.exitCode = await each([name], false, (environment) =>
        recipientsOf(environment, changes, say, progress),
      );
    });
}
