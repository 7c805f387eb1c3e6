import { basename } from 'node:path';
import { endWithReader } from './end-with-reader';

/**
 * Runs a program if it was started as this file of scripts/, by whatever path, and not as a command of `boss`.
 *
 * @param program gets the words of the command line
 * @returns nothing; the process ends with the program's exit code, or with 1 and the message of what it throws
 */
export function startedAlone(file: string, program: (words: readonly string[]) => Promise<number>): void {
  if (basename(process.argv[1] ?? '') !== file) return;
  endWithReader();
  program(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    },
  );
}
