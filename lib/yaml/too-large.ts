import type { Problem } from '../text/problem';
import { largestBytes } from './yaml-size';

/** The problem of a file that is not even read; a real environment is about 1 KiB. */
export function tooLarge(file: string, bytes: number): Problem {
  return {
    file,
    line: 1,
    column: 1,
    what: 'the file is too large to be an environment',
    got: `${bytes} bytes`,
    allowed: `up to ${largestBytes} bytes`,
    cure: 'check that this is the right file',
  };
}
