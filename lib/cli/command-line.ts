import { type Command, Help } from 'commander';
import { columns, wrapped } from '../text/columns';
import { catalogues, texts } from '../text/catalogue/text';

/** Lets help and errors of a command, and of those below it, be said in the language that is spoken. */
export function inOurWords(command: Command, version: string): Command {
  const say = texts().commandLine;
  const titles = new Map(
    Object.entries(catalogues.en.commandLine.titles).map(([key, title]) => [
      title,
      say.titles[key as keyof typeof say.titles],
    ]),
  );
  return command
    .version(version, '-V, --version', say.version)
    .helpOption('-h, --help', say.help)
    .helpCommand('help [command]', say.help)
    .configureHelp({
      showGlobalOptions: true,
      // Descriptions stand in columns, however long the names are.
      minWidthToWrap: 20,
      displayWidth: columns,
      boxWrap: wrapped,
      styleTitle: (title) => titles.get(title) ?? title,
      optionDescription: (option) => withChoices(Help.prototype.optionDescription.call(new Help(), option)),
      argumentDescription: (argument) =>
        withChoices(Help.prototype.argumentDescription.call(new Help(), argument)),
    })
    .configureOutput({ outputError: (text, write) => write(errorInWords(text)) });
}

const withChoices = (description: string): string =>
  description.replace(/\(choices: (.*)\)$/, (_all, choices: string) =>
    texts().commandLine.choices({ choices }),
  );

type Say = ReturnType<typeof texts>['commandLine'];

/** Errors as commander words them. */
const errors: readonly (readonly [
  RegExp,
  (say: Say['errors'], words: Readonly<Record<string, string>>) => string,
])[] = [
  [/^error: missing required argument '(?<name>.*)'$/, (say, { name = '' }) => say.missingArgument({ name })],
  [
    /^error: option '(?<option>.*)' argument missing$/,
    (say, { option = '' }) => say.missingValue({ option }),
  ],
  [
    /^error: required option '(?<option>.*)' not specified$/,
    (say, { option = '' }) => say.missingOption({ option }),
  ],
  [/^error: unknown option '(?<option>.*)'$/, (say, { option = '' }) => say.unknownOption({ option })],
  [/^error: unknown command '(?<command>.*)'$/, (say, { command = '' }) => say.unknownCommand({ command })],
  [
    /^error: too many arguments for '(?<command>.*)'\. Expected (?<expected>\d+) arguments? but got (?<got>\d+)\.$/,
    (say, { command = '', expected = '', got = '' }) => say.tooMany({ command, expected, got }),
  ],
  [
    /^error: option '(?<option>.*)' argument '(?<value>.*)' is invalid\. Allowed choices are (?<choices>.*)\.$/,
    (say, { option = '', value = '', choices = '' }) => say.choice({ option, value, choices }),
  ],
  [
    /^error: command-argument value '(?<value>.*)' is invalid for argument '(?<name>.*)'\. Allowed choices are (?<choices>.*)\.$/,
    (say, { name = '', value = '', choices = '' }) => say.argumentChoice({ name, value, choices }),
  ],
];

/** An error of commander in the language that is spoken; one that is not known here as it came. */
function errorInWords(text: string): string {
  const say = texts().commandLine;
  return text
    .split('\n')
    .map((line) => {
      for (const [pattern, told] of errors) {
        const groups = pattern.exec(line)?.groups;
        if (groups !== undefined) return told(say.errors, groups);
      }
      const [, one, word = ''] = /^\(Did you mean (one of )?(.*)\?\)$/.exec(line) ?? [];
      if (word === '') return line;
      return one === undefined ? say.didYouMean({ word }) : say.didYouMeanOne({ words: word });
    })
    .join('\n');
}
