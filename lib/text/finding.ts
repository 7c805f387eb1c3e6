/** A problem whose place is still an offset in the text; `Problem` is the same with file, line and column. */
export interface Finding {
  readonly offset: number;
  readonly what: string;
  readonly got: string;
  readonly allowed: string;
  readonly cure: string;
}
