import { type Command, Option } from 'commander';
import { texts } from '../../text/catalogue/text';
import { progress, say } from '../output';
import { type NewOptions, newEnvironment } from './new';

/** Adds `boss new`. */
export function addNewCommand(boss: Command): void {
  const { argument, new: help } = texts().commands;
  boss
    .command('new')
    .description(help.does)
    .argument('<name>', argument.newName)
    .argument('<user@firstbox>', argument.userAtFirstbox)
    .addOption(new Option('--layout <layout>', help.layout).choices(['standard', 'fusion', 'devops']))
    .option('--host-key <key>', help.hostKey)
    .option('--ssh-config <file>', help.sshConfig)
    .option('--jump <user@host...>', help.jump)
    .option('--jump-key <key...>', help.jumpKey)
    .option('--zone <id>', help.zone)
    .addOption(new Option('--place <place>', help.place).choices(['global', 'sub']))
    .option('--import', help.import)
    .option('--recipient <age1...>', help.recipient)
    .option('--recipients-file <file>', help.recipientsFile)
    .action(async (name: string, target: string, options: NewOptions) => {
      (await newEnvironment(process.cwd(), name, target, options, progress)).forEach(say);
    });
}
