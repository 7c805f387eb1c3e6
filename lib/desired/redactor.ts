import { type Form, formsOf } from './secret-forms';

const hidden = '[secret]';
/** Texts of this many bytes and more may have been cut where they were made: the shortest limit there is 200. */
const mayBeCut = 190;
/** So many characters of a secret at the end or the beginning of a cut text are taken for a part of it. */
const leastAtAnEnd = 3;
/** And so many, and half of it, anywhere. */
const leastWithin = 8;

/**
 * A function that puts `[secret]` where a secret stands: plain, line by line, escaped, URL-encoded, or inside any base64; also where only a
 * part of one is left, for it was cut before it came here.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const longestFirst = (forms: readonly Form[]) => [...forms].sort((a, b) => b.length - a.length);
  const all = secrets.map(formsOf);
  // A line of a secret may begin where the whole one does.
  const forms = [
    ...longestFirst(all.flatMap(({ whole }) => whole)),
    ...longestFirst(all.flatMap(({ lines }) => lines)),
  ].filter(({ length }) => length > 0);
  if (forms.length === 0) return (text) => text;
  const whole = new RegExp([...new Set(forms.map((form) => form.join('')))].join('|'), 'g');
  const parts = new Parts(forms);
  return (text) => parts.redacted(text.replaceAll(whole, hidden));
}

/** A text with what is left of secrets in it taken out. */
class Parts {
  private readonly characters = new Map<string, RegExp>();
  private readonly begins: RegExp;

  constructor(private readonly forms: readonly Form[]) {
    const begins = new Set(forms.map((form) => form.slice(0, leastAtAnEnd).join('')));
    this.begins = new RegExp(`(?=(?:${[...begins].join('|')}))`, 'g');
  }

  redacted(text: string): string {
    const whole = Buffer.byteLength(text) < mayBeCut;
    // What follows is not of the text: the mark of a cut, a character that was cut itself.
    return whole
      ? this.segment(text, false)
      : text
          .split('…')
          .map((piece) => this.segment(piece.replace(/\uFFFD+$/, ''), true))
          .join('…');
  }

  private segment(text: string, cut: boolean): string {
    let done = 0;
    let shown = '';
    if (cut) {
      done = this.endOfOneAtTheBeginning(text);
      if (done > 0) shown = hidden;
    }
    for (const { index } of text.matchAll(this.begins)) {
      if (index < done) continue;
      const end = this.partFrom(text, index, cut);
      if (end === undefined) continue;
      shown += text.slice(done, index) + hidden;
      done = end;
    }
    return shown + text.slice(done);
  }

  /** Where a part that begins there ends; undefined where it is too little to be one. */
  private partFrom(text: string, start: number, cut: boolean): number | undefined {
    const ends = this.forms.flatMap((form) => {
      const { matched, end } = this.follow(form, 0, text, start);
      const rest = text.slice(end);
      if (cut && matched >= leastAtAnEnd && /^(?:%[\dA-Fa-f]?)?$/.test(rest)) return [text.length];
      return matched >= Math.max(leastWithin, form.length / 2) ? [end] : [];
    });
    return ends.length === 0 ? undefined : Math.max(...ends);
  }

  private endOfOneAtTheBeginning(text: string): number {
    const ends = this.forms.flatMap((form) =>
      form.flatMap((_, from) => {
        if (from === 0 || form.length - from < leastAtAnEnd) return [];
        const { matched, end } = this.follow(form, from, text, 0);
        return matched === form.length - from ? [end] : [];
      }),
    );
    return Math.max(0, ...ends);
  }

  private follow(form: Form, from: number, text: string, start: number): { matched: number; end: number } {
    let [matched, end] = [0, start];
    for (const character of form.slice(from)) {
      const pattern = this.characters.get(character) ?? new RegExp(character, 'y');
      this.characters.set(character, pattern);
      pattern.lastIndex = end;
      if (!pattern.test(text)) break;
      end = pattern.lastIndex;
      matched += 1;
    }
    return { matched, end };
  }
}
