import { forgetKeys } from '../environment/key-cure';
import type { Texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import { hostKeyTrouble, type Remarks } from '../remote/receipts';
import type { Failure } from './failure';

/** What the firstbox tells of hosts that did not answer: whether their change reached them (lib/remote/firstbox/host-output.sh). */
export class Silence {
  private readonly unsent = new Map<string, string>();

  constructor(
    private readonly remarks: Remarks,
    private readonly say: Texts['run']['hosts'],
  ) {}

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
    const said = visibleText(this.remarks.about(host, this.say), 300);
    const why = this.unsent.get(host);
    const trouble = hostKeyTrouble(why, this.say);
    const none = { host, result: 'unreachable' } as const;
    if (trouble !== undefined)
      return {
        ...none,
        reason: this.say.keyTrouble({ trouble, cure: this.say.keyCure({ commands: forgetKeys([host]) }) }),
      };
    if (why !== undefined) return { ...none, unsent: true, reason: this.say.unsent({ said }) };
    return { ...none, reason: this.say.silent({ said }) };
  }

  /** The failure of a host whose receipt has no end. */
  cutOff(host: string): Failure {
    const said = visibleText(this.remarks.about(host, this.say), 300);
    return { host, reason: this.say.cutOff({ said }) };
  }
}
