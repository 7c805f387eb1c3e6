import { basename } from 'node:path';
import { endWithReader } from './end-with-reader';
import { speak, takeLanguage } from './language';

/**
 * Runs a program if it was started as this file of scripts/, by whatever path, and not as a command of `boss`.
 *
 * @param program gets the words of the command line
 * @returns nothing; the process ends with the program's exit code, or with 1 and the message of what it throws
 */
export function startedAlone(file: string, program: (words: readonly string[]) => Promise<number>): void {
  if (basename(process.argv[1] ?? '') !== file) return;
  endWithReader();
  const { words, problem } = takeLanguage(process.argv.slice(2));
  if (problem !== undefined) {
    console.error(problem);
    process.exitCode = 2;
    return;
  }
  if (words.includes('--json')) speak('en');
  program(words).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    },
  );
}
