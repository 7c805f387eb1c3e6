import { keyCure } from '../environment/key-cure';
import { visibleText } from '../text/visible-text';
import { hostKeyTrouble, type Remarks } from '../remote/receipts';
import type { Failure } from './failure';

/** What the firstbox tells of hosts that did not answer: whether their change reached them (lib/remote/firstbox/host-output.sh). */
export class Silence {
  private readonly unsent = new Map<string, string>();

  constructor(private readonly remarks: Remarks) {}

  /** @param words HOST WHY: its change did not reach it */
  note([host = '', why = '']: readonly string[]): void {
    this.unsent.set(host, why);
  }

  /** Whether it is known that nothing reached the host; one that is silent without that may be changed. */
  isUnsent(host: string): boolean {
    return this.unsent.has(host);
  }

  /** The failure of a host that gave no receipt. */
  failure(host: string): Failure {
    const said = visibleText(this.remarks.about(host), 300);
    const why = this.unsent.get(host);
    const key = hostKeyTrouble(why);
    const none = { host, result: 'unreachable' } as const;
    if (key !== undefined) return { ...none, reason: `${key}; nothing was sent to it; ${keyCure([host])}` };
    if (why !== undefined)
      return { ...none, unsent: true, reason: `no answer came; nothing was sent to it: ${said}` };
    return {
      ...none,
      reason: `no answer came; its change was sent, so it may be changed, and commands may still be running there: ${said}`,
    };
  }

  /** The failure of a host whose receipt has no end. */
  cutOff(host: string): Failure {
    const said = visibleText(this.remarks.about(host), 300);
    return {
      host,
      reason: `its answer did not come to its end; it may be changed, and commands may still be running there: ${said}`,
    };
  }
}
