import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** What jest's own JSON has of one suite, as far as it is read here. */
export interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that could not even be loaded: they hold no test, and count as failed. */
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      /** Marked with `test.failing`. */
      readonly failing?: boolean;
    }[];
  }[];
}

/** Reads what `jest --json --outputFile` wrote. @throws where the file is not there or cut off */
export const readResults = (file: string): Results => JSON.parse(readFileSync(file, 'utf8')) as Results;

/** Passed, failed and skipped tests, then lines for the summary. A test that is known to fail proves nothing and is not counted as passed. */
export function countResults(results: Results): readonly string[] {
  const known = results.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ failing, status }) => failing === true && status === 'passed'),
  );
  const passed = results.numPassedTests - known.length;
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return [
    `${passed} ${failed} ${skipped}`,
    ...(results.numTodoTests === 0 ? [] : [`  todo, counted as skipped: ${results.numTodoTests}`]),
    ...(known.length === 0 ? [] : [`  known to fail, not counted: ${known.length}`]),
    ...known.map(({ fullName }) => `    ${fullName}`),
  ];
}

/** Seconds of each file, the longest first, below their sum. @param root what paths are told from */
export function timesOf(suite: string, results: Results, root: string): readonly string[] {
  const times = results.testResults
    .map(({ name, startTime, endTime }) => ({
      file: relative(root, name),
      seconds: (endTime - startTime) / 1000,
    }))
    .sort((one, other) => other.seconds - one.seconds);
  const line = (seconds: number, what: string) => `${seconds.toFixed(1).padStart(8)}  ${what}`;
  return [
    line(
      times.reduce((sum, { seconds }) => sum + seconds, 0),
      `${suite}, ${times.length} files`,
    ),
    ...times.map(({ seconds, file }) => line(seconds, `  ${file}`)),
  ];
}
