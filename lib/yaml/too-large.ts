import { texts } from '../text/catalogue/text';
import type { Problem } from '../text/problem';
import { largestBytes } from './yaml-size';

/** The problem of a file that is not even read; a real environment is about 1 KiB. */
export function tooLarge(file: string, bytes: number): Problem {
  const { files, found } = texts().environment;
  return {
    file,
    line: 1,
    column: 1,
    got: found.bytes({ bytes }),
    ...files.tooLarge({ most: largestBytes }),
  };
}
