import { createHash } from 'node:crypto';
import { count, unpack } from '../remote/receipts';

/** What came of one text of the firstbox: whole only with the sha256 that the firstbox said of it. */
export type Text =
  | { readonly kind: 'whole'; readonly content: Buffer; readonly sha256: string }
  | { readonly kind: 'absent' | 'broken' | 'unsent' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Puts together the texts that the firstbox sends in pieces (lib/remote/host/texts.sh). Their content stays in here and in who asks for it. */
export class Texts {
  private readonly pieces = new Map<number, Buffer[]>();
  private readonly ends = new Map<number, readonly string[]>();

  /** @param size how many texts were asked for */
  constructor(private readonly size: number) {}

  /** Whether the words of a receipt were about a text that was asked for. */
  add([word, index, first, ...rest]: readonly string[]): boolean {
    const number = count(index);
    if (!(number < this.size) || first === undefined) return false;
    if (word === 'text' && rest.length === 0)
      this.pieces.set(number, [...(this.pieces.get(number) ?? []), Buffer.from(first, 'base64')]);
    else if (word === 'reading' && !this.ends.has(number)) this.ends.set(number, [first, ...rest]);
    else return false;
    return true;
  }

  /** @param index in the order in which they were asked for */
  of(index: number): Text {
    const [word, more] = this.ends.get(index) ?? [];
    const pieces = this.pieces.get(index);
    if (word === undefined && pieces === undefined) return { kind: 'unsent' };
    if (word === 'absent') return { kind: 'absent' };
    if (word === 'failed') return { kind: 'failed', reason: unpack(more) };
    const content = Buffer.concat(pieces ?? []);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return word === 'read' && sha256 === more ? { kind: 'whole', content, sha256 } : { kind: 'broken' };
  }
}
