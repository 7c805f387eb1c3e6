import { createHash } from 'node:crypto';
import type { Contents } from '../model/contents';
import { NotUnderstood, type Reading, type ReadingOutcome } from '../model/reading';
import { unpack } from './receipts';

/** Puts together the texts that the firstbox sends in pieces and keeps of each only what its reading makes of it. */
export class Readings {
  private readonly pieces = new Map<number, Buffer[]>();
  private readonly ends = new Map<number, readonly string[]>();

  constructor(
    private readonly readings: readonly Reading[],
    private readonly contents: Contents,
  ) {}

  /** Whether the words of a receipt were about a text that was asked for. */
  add([word, index = '', ...rest]: readonly string[]): boolean {
    const number = Number(index);
    if (this.readings[number] === undefined || rest.length === 0) return false;
    if (word === 'text' && rest.length === 1)
      this.pieces.set(number, [...(this.pieces.get(number) ?? []), Buffer.from(rest[0] ?? '', 'base64')]);
    else if (word === 'reading' && !this.ends.has(number)) this.ends.set(number, rest);
    else return false;
    return true;
  }

  /** What came of each, by name. */
  get outcomes(): Readonly<Record<string, ReadingOutcome>> {
    return Object.fromEntries(
      this.readings.map((reading, index) => [reading.name, this.outcomeOf(reading, index)]),
    );
  }

  private outcomeOf(reading: Reading, index: number): ReadingOutcome {
    const [word, more] = this.ends.get(index) ?? [];
    if (word === 'absent') return { kind: 'absent' };
    if (word === 'failed') return { kind: 'unreadable', reason: unpack(more) };
    const content = Buffer.concat(this.pieces.get(index) ?? []);
    if (word !== 'read' || createHash('sha256').update(content).digest('hex') !== more)
      return { kind: 'unreadable', reason: `${nameOf(reading)} did not arrive whole` };
    const text = content.toString('utf8');
    if (!Buffer.from(text).equals(content))
      return { kind: 'unreadable', reason: `${nameOf(reading)} is not UTF-8` };
    try {
      return { kind: 'read', facts: reading.reduce(text, this.contents) };
    } catch (error) {
      if (error instanceof NotUnderstood)
        return { kind: 'unreadable', reason: `${nameOf(reading)}: ${error.message}` };
      throw error;
    }
  }
}

const nameOf = ({ source }: Reading): string => ('file' in source ? source.file : source.command.join(' '));
