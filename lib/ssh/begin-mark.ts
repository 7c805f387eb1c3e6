import { randomBytes } from 'node:crypto';

/**
 * Tells what a program on the firstbox prints from what came before it: a .bashrc or a ForceCommand that prints counts for nothing,
 * whether or not it ends its line.
 */
export class BeginMark {
  private readonly line = `@begin-${randomBytes(12).toString('hex')}`;
  private seen = false;

  /** Shell text that says it, to stand before the program's. */
  readonly text = `printf '\\n%s\\n' ${this.line}\n`;

  /** Whether it came: else the program never began. */
  get came(): boolean {
    return this.seen;
  }

  /** Whether a line stands behind it; asked for each line once, in their order. */
  readonly passes = (line: string): boolean => {
    if (this.seen) return true;
    this.seen = line === this.line;
    return false;
  };
}
