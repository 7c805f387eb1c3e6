import { lineEnds, PlatformCursor, Refused, white } from './platform-cursor';

/** Offsets of a text, the second one behind the last character. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

interface PossibleKey extends Range {
  readonly column: number;
  readonly required: boolean;
}

/**
 * Finds where the tokens of a YAML text stand as PyYAML's scanner finds them (scanner.py, whose names are kept): indentation counts for
 * nothing within quotes and brackets, a comment needs no blank before it.
 */
export class PlatformScanner extends PlatformCursor {
  private flowLevel = 0;
  private indent = -1;
  private readonly indents: number[] = [];
  private allowSimpleKey = true;
  private readonly possibleKeys = new Map<number, PossibleKey>();
  private readonly found: Range[] = [];

  /**
   * What may become blanks without another meaning: line ends within brackets and quotes, comments there or right behind a token.
   *
   * @returns nothing where PyYAML would refuse the text
   */
  blanks(): readonly Range[] | undefined {
    try {
      while (this.token());
      return this.flowLevel === 0 ? this.found : undefined;
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
  }

  private token(): boolean {
    this.toNextToken();
    this.dropStaleKeys();
    this.unwind(this.column);
    const [ch, next] = [this.peek(), this.peek(1)];
    if (ch === '\0') return this.atEnd();
    if (this.column === 0 && (ch === '%' || this.isDocumentMark())) this.documentMark(ch);
    else if (ch === '[' || ch === '{') this.flowStart();
    else if (ch === ']' || ch === '}') this.flowEnd();
    else if (ch === ',' && this.flowLevel > 0) this.indicator(true);
    else if (ch === '-' && white.includes(next)) this.blockIndicator(true);
    else if (ch === '?' && (this.flowLevel > 0 || white.includes(next)))
      this.blockIndicator(this.flowLevel === 0);
    else if (ch === ':' && (this.flowLevel > 0 || white.includes(next))) this.value();
    else if (ch === '*' || ch === '&') this.property(/[\w-]/);
    else if (ch === '!') this.property(/[^\s\0\u0085]/);
    else if ((ch === '|' || ch === '>') && this.flowLevel === 0) this.blockScalar();
    else if (ch === "'" || ch === '"') this.quoted(ch);
    else if (this.isPlain(ch, next)) this.plain();
    else throw new Refused();
    return true;
  }

  private atEnd(): boolean {
    if (this.at < this.text.length) throw new Refused();
    for (const { required } of this.possibleKeys.values()) if (required) throw new Refused();
    return false;
  }

  private blank(start: number): void {
    if (start < this.at) this.found.push({ start, end: this.at });
  }

  private toNextToken(): void {
    if (this.at === 0 && this.peek() === '\uFEFF') this.lineStart = this.at = 1;
    for (;;) {
      while (this.peek() === ' ') this.at += 1;
      const start = this.at;
      if (this.peek() === '#') {
        this.toLineEnd();
        const apart = start === this.lineStart || white.includes(this.text[start - 1] ?? '');
        if (this.flowLevel > 0 || !apart) this.blank(start);
      }
      if (!lineEnds.includes(this.peek())) return;
      const end = this.at;
      this.lineEnd();
      if (this.flowLevel > 0) this.blank(end);
      else this.allowSimpleKey = true;
    }
  }

  private unwind(column: number): void {
    if (this.flowLevel > 0) return;
    while (this.indent > column) this.indent = this.indents.pop() ?? -1;
  }

  private addIndent(column: number): void {
    if (this.flowLevel > 0 || this.indent >= column) return;
    this.indents.push(this.indent);
    this.indent = column;
  }

  private dropStaleKeys(): void {
    for (const [level, { start, end, required }] of this.possibleKeys) {
      if (end === this.lineStart && this.at - start <= 1024) continue;
      if (required) throw new Refused();
      this.possibleKeys.delete(level);
    }
  }

  private saveKey(): void {
    if (!this.allowSimpleKey) return;
    this.dropKey();
    this.possibleKeys.set(this.flowLevel, {
      start: this.at,
      end: this.lineStart,
      column: this.column,
      required: this.flowLevel === 0 && this.indent === this.column,
    });
  }

  private dropKey(): void {
    if (this.possibleKeys.get(this.flowLevel)?.required === true) throw new Refused();
    this.possibleKeys.delete(this.flowLevel);
  }

  private documentMark(ch: string): void {
    this.unwind(-1);
    this.dropKey();
    this.allowSimpleKey = false;
    if (ch !== '%') this.at += 3;
    else this.toLineEnd();
  }

  private indicator(allowSimpleKey: boolean): void {
    this.dropKey();
    this.allowSimpleKey = allowSimpleKey;
    this.at += 1;
  }

  private flowStart(): void {
    this.saveKey();
    this.flowLevel += 1;
    this.allowSimpleKey = true;
    this.at += 1;
  }

  private flowEnd(): void {
    if (this.flowLevel === 0) throw new Refused();
    this.dropKey();
    this.flowLevel -= 1;
    this.allowSimpleKey = false;
    this.at += 1;
  }

  /** `- ` and `? `. */
  private blockIndicator(allowSimpleKey: boolean): void {
    if (this.flowLevel === 0 && !this.allowSimpleKey) throw new Refused();
    this.addIndent(this.column);
    this.indicator(allowSimpleKey);
  }

  private value(): void {
    const key = this.possibleKeys.get(this.flowLevel);
    if (key !== undefined) {
      this.possibleKeys.delete(this.flowLevel);
      this.addIndent(key.column);
      this.allowSimpleKey = false;
      this.at += 1;
    } else this.blockIndicator(this.flowLevel === 0);
  }

  /** An anchor, an alias or a tag. */
  private property(of: RegExp): void {
    this.saveKey();
    this.allowSimpleKey = false;
    this.at += 1;
    this.over(of);
  }

  private quoted(quote: string): void {
    this.saveKey();
    this.allowSimpleKey = false;
    this.at += 1;
    while (this.peek() !== quote || (quote === "'" && this.peek(1) === quote)) {
      if (this.peek() === '\0' || (this.column === 0 && this.isDocumentMark())) throw new Refused();
      if (lineEnds.includes(this.peek())) {
        const start = this.at;
        this.lineEnd();
        this.blank(start);
      } else this.at += this.peek() === quote || this.isEscape(quote) ? 2 : 1;
    }
    this.at += 1;
  }

  private isEscape(quote: string): boolean {
    return quote === '"' && this.peek() === '\\' && !lineEnds.includes(this.peek(1));
  }

  private isPlain(ch: string, next: string): boolean {
    if (!`${white}-?:,[]{}#&*!|>'"%@\``.includes(ch)) return true;
    return !white.includes(next) && (ch === '-' || (this.flowLevel === 0 && (ch === '?' || ch === ':')));
  }

  private plain(): void {
    this.saveKey();
    const indent = this.indent + 1;
    while (this.peek() !== '#') {
      const start = this.at;
      while (!this.endsPlain()) this.at += 1;
      if (start === this.at) break;
      this.allowSimpleKey = false;
      if (!this.plainSpaces() || this.peek() === '#' || (this.flowLevel === 0 && this.column < indent)) break;
    }
  }

  private endsPlain(): boolean {
    const [ch, next] = [this.peek(), this.peek(1)];
    if (white.includes(ch)) return true;
    const inFlow = this.flowLevel > 0;
    return (
      (ch === ':' && (white.includes(next) || (inFlow && ',[]{}'.includes(next)))) ||
      (inFlow && ',?[]{}'.includes(ch))
    );
  }

  /** Whether blanks were passed behind which a plain text may go on. */
  private plainSpaces(): boolean {
    const start = this.at;
    while (this.peek() === ' ') this.at += 1;
    while (lineEnds.includes(this.peek()) || (this.allowSimpleKey && this.peek() === ' ')) {
      const end = this.at;
      if (this.peek() === ' ') this.at += 1;
      else {
        this.lineEnd();
        if (this.flowLevel > 0) this.blank(end);
        this.allowSimpleKey = true;
        if (this.isDocumentMark()) return false;
      }
    }
    return this.at > start;
  }

  private blockScalar(): void {
    this.dropKey();
    this.allowSimpleKey = true;
    const given = this.blockHead((start) => this.blank(start));
    this.blockLines(Math.max(1, this.indent + 1), given);
  }
}
