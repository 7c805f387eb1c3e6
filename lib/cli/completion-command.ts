import { Argument, type Command } from 'commander';
import { partNames } from '../components/index';
import { environmentNames } from '../environment/select-environment-files';
import { texts } from '../text/catalogue/text';
import { candidates, completionScript, type Shell, shells } from './completion';
import { say } from './output';

/** Adds `boss completion`, and what a shell asks for each Tab. */
export function addCompletionCommand(boss: Command): void {
  boss
    .command('completion')
    .description(texts().commands.completion)
    .addArgument(new Argument('<shell>').choices(shells))
    .action((shell: Shell) => void say(completionScript(shell, process.argv[1] ?? 'boss')));

  boss
    .command('complete', { hidden: true })
    .argument('[word...]')
    .action((words: string[]) => {
      const known = { environments: environmentNames(process.cwd()), parts: partNames };
      candidates(boss, words, known).forEach(say);
    });
}
