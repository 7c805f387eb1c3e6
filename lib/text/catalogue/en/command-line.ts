import type { Words } from '../values';

/** What commander says by itself of a command line; in English in its own words. */
export const commandLine = {
  titles: {
    usage: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    globalOptions: 'Global Options:',
    commands: 'Commands:',
  },
  version: 'output the version number',
  help: 'display help for command',
  choices: ({ choices }: Words<'choices'>) => `(choices: ${choices})`,
  errors: {
    missingArgument: ({ name }: Words<'name'>) => `error: missing required argument '${name}'`,
    missingValue: ({ option }: Words<'option'>) => `error: option '${option}' argument missing`,
    missingOption: ({ option }: Words<'option'>) => `error: required option '${option}' not specified`,
    unknownOption: ({ option }: Words<'option'>) => `error: unknown option '${option}'`,
    unknownCommand: ({ command }: Words<'command'>) => `error: unknown command '${command}'`,
    tooMany: ({ command, expected, got }: Words<'command' | 'expected' | 'got'>) =>
      `error: too many arguments for '${command}'. Expected ${expected} argument${expected === '1' ? '' : 's'} but got ${got}.`,
    choice: ({ option, value, choices }: Words<'option' | 'value' | 'choices'>) =>
      `error: option '${option}' argument '${value}' is invalid. Allowed choices are ${choices}.`,
    argumentChoice: ({ name, value, choices }: Words<'name' | 'value' | 'choices'>) =>
      `error: command-argument value '${value}' is invalid for argument '${name}'. Allowed choices are ${choices}.`,
  },
  didYouMean: ({ word }: Words<'word'>) => `(Did you mean ${word}?)`,
  didYouMeanOne: ({ words }: Words<'words'>) => `(Did you mean one of ${words}?)`,
};
