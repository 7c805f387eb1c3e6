import type { Splice } from './yaml-splices';
import { nextLine } from './yaml-places';
import { visibleText } from '../text/visible-text';

/** Lines of a text, counted from 1, and what stands in their place. */
export interface LineEdit {
  readonly first: number;
  /** 0: the text is put before line `first`. */
  readonly count: number;
  readonly text: string;
}

/**
 * The same change told in whole lines; nothing but touched lines is in it. The splices are sorted, and no two touch one
 * line: in a block mapping each key has its own.
 */
export function lineEdits(text: string, splices: readonly Splice[]): readonly LineEdit[] {
  return splices.map((splice) => {
    // New lines between two others, or after a last one that has no end.
    const between =
      splice.start === splice.end && (text[splice.start - 1] === '\n' || /^\r?\n/.test(splice.text));
    const start = between ? splice.start : text.lastIndexOf('\n', splice.start - 1) + 1;
    const end = between ? splice.end : nextLine(text, splice.end);
    return {
      first: text.slice(0, start).split('\n').length + (endsInside(text, start) ? 1 : 0),
      count: text.slice(start, end).split('\n').length - (endsInside(text, end) && start < end ? 0 : 1),
      text: applySplices(text, [splice], start, end),
    };
  });
}

/** The text between two offsets with the changes in it. */
export function applySplices(text: string, splices: readonly Splice[], from = 0, to = text.length): string {
  let at = from;
  const parts: string[] = [];
  for (const { start, end, text: put } of splices) {
    parts.push(text.slice(at, start), put);
    at = end;
  }
  return parts.join('') + text.slice(at, to);
}

/**
 * The touched lines as a unified diff without context. Of what was there the keys are shown: nobody knows what a value of old holds, and a
 * comment beside it stays unknown too.
 */
export function renderDiff(text: string, edits: readonly LineEdit[]): readonly string[] {
  const lines = text.split('\n');
  let shift = 0;
  return edits.flatMap(({ first, count, text: wanted }) => {
    const added = wanted
      .replace(/^\r?\n/, '')
      .replace(/\r?\n$/, '')
      .split('\n');
    const head = `@@ -${count === 0 ? first - 1 : first},${count} +${first + shift},${added.length} @@`;
    shift += added.length - count;
    const old = lines.slice(first - 1, first - 1 + count).map((line) => line.replace(/\r$/, ''));
    const comments = old.flatMap((line) => /\s+#.*$/.exec(line)?.[0] ?? []);
    const put = (line: string) =>
      comments.reduce((text, comment) => text.replace(comment, ' # …'), line.replace(/\r$/, ''));
    const show = (sign: string) => (line: string) =>
      sign + visibleText(line.replaceAll(/:\/\/[^/\s]*@/g, '://…@'), 200);
    return [head, ...old.map(keyOnly).map(show('-')), ...added.map(put).map(show('+'))];
  });
}

/** A line of old without its value, unless that is a word that holds nothing. */
function keyOnly(line: string): string {
  const [, key, value] = /^(\s*(?:- )?[\w.'"-]+\s*:)(.*)$/.exec(line) ?? [];
  if (key === undefined || value === undefined) return /^\s*(#|$)/.test(line) ? '…' : '(value not shown)';
  const [shown, comment] = [value.replace(/\s+#.*$/, ''), /\s#/.test(value) ? ' # …' : ''];
  return `${key}${harmless.test(shown) ? shown : ' (value not shown)'}${comment}`;
}

const harmless = /^\s*(?:[01]|true|false|yes|no|on|off|null|~|''|""|\[[\s,'"]*\]|\{\})?\s*$/i;

/** Whether an offset is behind a last line that has no end of its own. */
function endsInside(text: string, offset: number): boolean {
  return offset === text.length && offset > 0 && text[offset - 1] !== '\n';
}
