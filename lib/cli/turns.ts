/** What several say at once comes out of each in one piece, in their order; of the first that is not done at once. */
export class Turns {
  private readonly kept = new Map<number, (() => void)[]>();
  private readonly done = new Set<number>();
  private current = 0;

  /** Says it, or keeps it until those before are done. */
  readonly say = (turn: number, line: () => void): void => {
    if (turn === this.current) line();
    else this.kept.set(turn, [...(this.kept.get(turn) ?? []), line]);
  };

  /** What this one says is all. */
  readonly end = (turn: number): void => {
    this.done.add(turn);
    while (this.done.has(this.current)) {
      this.current += 1;
      for (const line of this.kept.get(this.current) ?? []) line();
      this.kept.delete(this.current);
    }
  };
}
