import { resolve } from 'node:path';
import type { Command, Option } from 'commander';
import { languages } from '../text/catalogue/language';

/** Shells whose completion is known. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** What a command line may go on with. */
export interface Known {
  readonly environments: readonly string[];
  readonly parts: readonly string[];
}

/**
 * Words that may stand where the last of these is typed.
 *
 * @param words of the command line behind `boss`, the last one as far as it is typed
 */
export function candidates(boss: Command, words: readonly string[], known: Known): readonly string[] {
  const language = words.indexOf('--lang');
  if (language >= 0 && language === words.length - 2) return fitting(languages, words.at(-1) ?? '');
  if (language >= 0 && language < words.length - 2)
    return candidates(boss, [...words.slice(0, language), ...words.slice(language + 2)], known);
  const [name = '', ...rest] = words;
  const last = words.at(-1) ?? '';
  if (rest.length === 0) return fitting([...commandNames(boss), '--lang', '--help'], last);
  const command = boss.commands.find((one) => one.name() === name);
  if (command === undefined) return [];
  // A command of commands, such as `secrets`.
  if (command.commands.length > 0) return candidates(command, rest, known);
  const before = rest.at(-2) ?? '';
  const valued = command.options.find(({ long, required }) => long === before && required);
  if (valued !== undefined) return fitting(valuesOf(valued, known), last);
  if (last.startsWith('-'))
    return fitting([...command.options.flatMap(({ long }) => long ?? []), '--lang', '--help'], last);
  const [first] = command.registeredArguments;
  const isFirst = rest.slice(0, -1).every((word) => word.startsWith('-'));
  if (first === undefined || !(isFirst || first.variadic)) return [];
  if (first.argChoices !== undefined) return fitting(first.argChoices, last);
  return first.name() === 'environment' ? fitting(known.environments, last) : [];
}

/** As help has them: those for programs are hidden. */
const commandNames = (boss: Command) =>
  boss
    .createHelp()
    .visibleCommands(boss)
    .map((one) => one.name());

function valuesOf({ long, argChoices }: Option, { parts }: Known): readonly string[] {
  return long === '--part' ? parts : (argChoices ?? []);
}

/** No shell acts on these, whatever a file is called. */
const fitting = (all: readonly string[], start: string) =>
  all.filter((one) => /^[\w.-]+$/.test(one) && one.startsWith(start));

/**
 * What a shell reads to complete `boss`; it asks this program, so that it knows each environment and part.
 *
 * @param started how it was started, as in process.argv: in a clone run-ts.cjs puts the source there
 */
export function completionScript(shell: Shell, started: string): string {
  const program = resolve(started)
    .replace(/lib\/cli\/boss\.ts$/, 'scripts/boss.cjs')
    .replaceAll("'", `'\\''`);
  const ask = `node '${program}' complete --`;
  return {
    bash: `# eval "$(npx boss completion bash)" in ~/.bashrc
_boss() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen -W "$(${ask} "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _boss boss`,
    zsh: `# eval "$(npx boss completion zsh)" in ~/.zshrc, behind compinit
_boss() {
  local -a found
  found=("\${(@f)$(${ask} "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [ -n "\${found[1]}" ]; then compadd -a found; else _files; fi
}
compdef _boss boss`,
    fish: `# npx boss completion fish | source, in config.fish
complete -c boss -f -a "(${ask} (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)"`,
  }[shell];
}
