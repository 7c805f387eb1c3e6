/** What ends a line to PyYAML. */
export const lineEnds = '\r\n\u0085\u2028\u2029';
/** The same, or the end of the text. */
export const ends = `\0${lineEnds}`;
/** What stands around tokens. */
export const white = ` \t${ends}`;

/** A text that PyYAML's scanner refuses. */
export class Refused extends Error {}

/** A place in a text that is read in PyYAML's lines. */
export class PlatformCursor {
  protected at = 0;
  protected lineStart = 0;

  constructor(protected readonly text: string) {}

  protected get column(): number {
    return this.at - this.lineStart;
  }

  /** A character from here on; NUL behind the end. */
  protected peek(ahead = 0): string {
    return this.text[this.at + ahead] ?? '\0';
  }

  /** Over one line end; CR LF is one. */
  protected lineEnd(): void {
    this.at += this.peek() === '\r' && this.peek(1) === '\n' ? 2 : 1;
    this.lineStart = this.at;
  }

  /** To the end of the line, not over it. */
  protected toLineEnd(): void {
    while (!ends.includes(this.peek())) this.at += 1;
  }

  /** Over what matches. */
  protected over(pattern: RegExp): void {
    while (this.at < this.text.length && pattern.test(this.peek())) this.at += 1;
  }

  protected isDocumentMark(): boolean {
    return /^(?:---|\.\.\.)/.test(this.text.slice(this.at, this.at + 3)) && white.includes(this.peek(3));
  }

  /** Over a block scalar's first line. @returns the number in it */
  protected blockHead(blank: (start: number) => void): number | undefined {
    const start = this.at;
    this.at += 1;
    this.over(/[-+1-9]/);
    const [given] = /[1-9]/.exec(this.text.slice(start, this.at)) ?? [];
    this.over(/ /);
    const comment = this.at;
    if (this.peek() === '#') {
      this.toLineEnd();
      blank(comment);
    }
    if (!ends.includes(this.peek())) throw new Refused();
    return given === undefined ? undefined : Number(given);
  }

  /** Over a block scalar's lines. @param least columns that they have at least @param given columns more than one less than that */
  protected blockLines(least: number, given: number | undefined): void {
    if (this.peek() === '\0') return;
    this.lineEnd();
    const indent = given === undefined ? Math.max(least, this.widestBlank()) : least + given - 1;
    for (;;) {
      this.blankLines(indent);
      if (this.column !== indent || this.peek() === '\0') return;
      this.toLineEnd();
      if (this.peek() === '\0') return;
      this.lineEnd();
    }
  }

  /** Over empty lines, whatever blanks are in them, to the first other one. */
  private widestBlank(): number {
    let widest = 0;
    while (` ${lineEnds}`.includes(this.peek())) {
      if (this.peek() === ' ') this.at += 1;
      else this.lineEnd();
      widest = Math.max(widest, this.column);
    }
    return widest;
  }

  private blankLines(indent: number): void {
    for (;;) {
      while (this.column < indent && this.peek() === ' ') this.at += 1;
      if (!lineEnds.includes(this.peek())) return;
      this.lineEnd();
    }
  }
}
