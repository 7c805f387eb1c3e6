import type { Command } from 'commander';
import { each } from '../each';
import { editSecrets } from './edit';
import { type RecipientChanges, recipientsOf } from './recipients';

const say = (line: string) => process.stdout.write(`${line}\n`);
const progress = (line: string) => process.stderr.write(`${line}\n`);

/** `boss secrets edit` and `boss secrets recipients`. */
export function addSecretsCommands(boss: Command): void {
  const secrets = boss
    .command('secrets')
    .description('edit a file of secrets encrypted with age, and who can decrypt it; makes no connection');

  secrets
    .command('edit')
    .description('edit the secrets in $VISUAL or $EDITOR; the clear text is in memory only')
    .argument('<environment>', 'name or path')
    .action(async (name: string) => {
      process.exitCode = await each([name], false, (environment) => editSecrets(environment, say, progress));
    });

  secrets
    .command('recipients')
    .description('who can decrypt the secrets; a change encrypts them for the new list')
    .argument('<environment>', 'name or path')
    .option('--add <recipient...>', 'age1…, also age1pq1… and age1tag1…')
    .option('--remove <recipient...>', 'who was removed can still decrypt what is in the history of git')
    .action(async (name: string, changes: RecipientChanges) => {
      process.exitCode = await each([name], false, (environment) =>
        recipientsOf(environment, changes, say, progress),
      );
    });
}
