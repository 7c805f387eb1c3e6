import type { Texts } from '../text/catalogue/text';
import type { RunSubject } from './run-header';
import { oneLine, visibleText } from '../text/visible-text';
import { unpack } from '../remote/receipts';

/** What hosts found that is not as expected, in words, by host, step and phase. */
export class Findings {
  private readonly found = new Map<string, string[]>();

  constructor(
    private readonly steps: RunSubject['steps'],
    private readonly say: Texts['run']['hosts'],
  ) {}

  /** @param words STEP PHASE INDEX WORD DETAIL, as lib/remote/host/runtime.sh writes them */
  add(host: string, [step = '', phase = '', index, word = '', detail]: readonly string[]): void {
    const known = this.steps[Number(step)];
    const expectation = (phase === 'require' ? known?.requires : known?.expect)?.[Number(index)];
    const why = visibleText(oneLine(unpack(detail)), 300);
    const text = this.say.expected({
      subject: expectation?.subject ?? this.say.unknownSubject,
      wanted: expectation?.wanted ?? expectation?.expected ?? '?',
      found: visibleText(word, 80),
      why,
    });
    this.found.set(key(host, step, phase), [...this.of(host, step, phase), text]);
  }

  of(host: string, step: string, phase: string): readonly string[] {
    return this.found.get(key(host, step, phase)) ?? [];
  }

  /** All of one phase in one text. */
  text(host: string, step: string, phase: string): string {
    return this.of(host, step, phase).join('; ') || this.say.noReason;
  }
}

const key = (...words: readonly string[]): string => words.join(' ');
