import { oneLine, visibleText } from '../text/visible-text';
import { lineReader, nameTrouble, Remarks, unpack } from '../remote/receipts';
import type { ExcludedHost } from '../plan/drift';
import type { RunSubject } from './run-header';
import { Silence } from './silence';
import { type Failure, failureText, leftOut, mayBePassedOver } from './failure';
import { refusal } from './refusal';
import { Findings } from './findings';
import { type HostOutcome, excludedOutcome, outcomeOf } from './host-outcome';

/** What a host says, as lib/remote/host/runtime.sh writes it: no other form of a number, no word more or less. */
const receipt =
  /^(?:end|told \S+|found (?:0|[1-9]\d*) (?:guard|require|verify) (?:0|[1-9]\d*) \S+ \S+|step (?:0|[1-9]\d*) (?:failed \S+ \S+|\S+))$/;

/** What is proven on one host for one step. */
type Proof = 'already' | 'converged';

/**
 * Keeps the receipts of one run. A host counts only with a proof for every step and exactly one end;
 * everything else is a failure that names the host, the step, what was expected and what was found. Hosts that were not asked are listed and
 * not counted; those that their change did not reach are no failure as far as the group may have unreachable hosts, and never a proof.
 */
export class Ledger {
  private readonly proofs = new Map<string, Proof>();
  private readonly ends = new Map<string, number>();
  private readonly failures: Failure[] = [];
  private readonly found: Findings;
  /** HOST STEP of what the firstbox brought, `-` for every host. */
  private readonly brought = new Set<string>();
  private readonly remarks = new Remarks();
  private readonly silence = new Silence(this.remarks);
  private readonly read: ReturnType<typeof lineReader>;
  private done = false;
  /** Hosts that said anything, and those where commands began. */
  private readonly heard = new Set<string>();
  private readonly acted = new Set<string>();
  /** Hosts whose name is not theirs alone: which of them spoke is not known. */
  private readonly doubted = new Set<string>();
  /** Hosts that the firstbox left alone in this run, and why. */
  private readonly untouched = new Map<string, string>();
  /** Why it asked nobody. */
  private refused: string | undefined;
  /** Hosts that were not to be asked. */
  private readonly excluded: readonly ExcludedHost[];
  /** How a push from the firstbox ended: 0 proves nothing, anything else is a failure. */
  private pushed: { readonly words: string; readonly failed: boolean } | undefined;

  constructor(
    nonce: string,
    private readonly file: RunSubject,
    private hosts: readonly string[],
    private readonly print: (line: string) => void,
  ) {
    this.read = lineReader(nonce);
    this.found = new Findings(file.steps);
    this.excluded = file.rollout?.excluded ?? [];
    this.hosts = this.present(hosts);
  }

  add(text: string): void {
    const line = this.read(text);
    if (line === undefined) return;
    if (line.kind === 'remark') this.remarks.add(line.host, line.text);
    else if (line.kind === 'host') this.addReceipt(line.host, line.words);
    else if (line.words[0] === 'finished') this.done = true;
    else if (line.words[0] === 'bringing')
      for (const host of line.words.slice(2)) this.brought.add(`${host} ${line.words[1]}`);
    else if (line.words[0] === 'unsent') this.silence.note(line.words.slice(1));
    else if (line.words[0] === 'progress')
      this.print(`firstbox  ${visibleText(oneLine(unpack(line.words[1])), 300)}`);
    else if (line.words[0] === 'members') this.takeMembers(line.words[1] ?? '');
    else if (line.words[0] === 'skipped') this.leaveUntouched(line.words[1] ?? '', line.words[2]);
    else if (line.words[0] === 'nobody')
      this.refuse({
        host: this.file.platformGroup,
        reason: `after ${this.called} its hosts are not known: ${visibleText(oneLine(unpack(line.words[1])), 300)}`,
      });
    else if (line.words[0] === 'pushed')
      this.pushed = {
        words: `firstbox: ${this.called} ended with ${visibleText(line.words[1] ?? '?', 10)} and said: ${visibleText(oneLine(unpack(line.words[2])), 600)}`,
        failed: line.words[1] !== '0',
      };
    else if (line.words[0] === 'unremembered')
      this.print('firstbox  the history of runs could not be written there');
    else this.refuse(refusal(line.words, this.file));
  }

  /** How many hosts there are. */
  get size(): number {
    return this.hosts.length;
  }

  /** Hosts that have not reported their end. */
  get waiting(): readonly string[] {
    return this.hosts.filter((host) => !this.ends.has(host) && !this.untouched.has(host));
  }

  /** The verdict: one line per step, then every failure; how each host came out. Empty failures mean that all was proven that had to be. */
  close(): Record<'summary' | 'failures', readonly string[]> & { readonly hosts: readonly HostOutcome[] } {
    const missing = this.refused === undefined ? this.hosts.flatMap((host) => this.missing(host)) : [];
    const summary = this.file.steps.map(({ title }, step) => {
      const proven = this.hosts.filter((host) => this.proofs.has(`${host} ${step}`));
      const changed = proven.filter((host) => this.proofs.get(`${host} ${step}`) === 'converged').length;
      return `${title}: ${proven.length} of ${this.hosts.length} hosts proven (${changed} changed, ${proven.length - changed} already so)`;
    });
    const found = [...this.failures, ...missing];
    const all = mayBePassedOver(found, this.file, this.hosts.length) ? [] : found;
    if (this.hosts.length === 0 && all.length === 0)
      all.push({ host: this.file.platformGroup, reason: 'it has no host on which anything could be proven' });
    if (!this.done && all.length === 0)
      all.push({ host: 'firstbox', reason: 'its script did not come to its end' });
    return {
      summary,
      failures: [
        ...all.map((one) => failureText(one, this.refused === undefined ? this.hosts : [])),
        ...(this.pushed !== undefined && (all.length > 0 || this.pushed.failed) ? [this.pushed.words] : []),
      ],
      hosts: [...this.hosts.map((host) => this.outcome(host, found)), ...this.excluded.map(excludedOutcome)],
    };
  }

  private outcome(host: string, found: readonly Failure[]): HostOutcome {
    const acted =
      this.acted.has(host) ||
      this.file.steps.some((_, step) => this.proofs.get(`${host} ${step}`) === 'converged');
    const told = (this.ends.has(host) && !this.doubted.has(host)) || this.silence.isUnsent(host);
    const changed = acted || (told ? false : 'unknown');
    const failure = this.refused === undefined ? found.find((one) => one.host === host) : undefined;
    return outcomeOf(host, changed, failure, this.refused ?? this.untouched.get(host));
  }

  private readonly present = (hosts: readonly string[]): readonly string[] =>
    hosts.filter((host) => !this.excluded.some((one) => one.host === host));

  private refuse(why: Failure | undefined): void {
    if (why === undefined) return;
    this.refused ??= why.reason;
    this.failures.push(why);
  }

  private leaveUntouched(hosts: string, why: string | undefined): void {
    const reason = visibleText(oneLine(unpack(why)), 300);
    for (const host of hosts.split(',')) this.untouched.set(host, reason);
    const named = visibleText(hosts.replaceAll(',', ', '), 300);
    this.failures.push({ host: this.file.platformGroup, reason: `skipped: ${named}: ${reason}` });
  }

  private get called(): string {
    return this.file.steps.flatMap((step) => step.firstboxLabel ?? [])[0] ?? 'build and push';
  }

  /** The hosts of a group that a deploy job made, or made larger. */
  private takeMembers(text: string): void {
    const hosts = text.split(',');
    const may = this.hosts.length === 0 || this.file.steps.some(({ createsHosts }) => createsHosts);
    if (may && hosts.every((host) => /^[A-Za-z0-9][A-Za-z0-9-]*$/.test(host))) {
      this.failures.push(...leftOut(this.file.platformGroup, this.hosts, hosts));
      this.hosts = this.present(hosts);
      this.print(`group ${this.file.platformGroup} has the hosts ${hosts.join(', ')} now`);
    } else
      this.failures.push({
        host: this.file.platformGroup,
        reason: `it was listed as ${visibleText(text, 200)}, which was not planned`,
      });
  }

  private addReceipt(host: string, words: readonly string[]): void {
    if (!this.hosts.includes(host)) {
      this.failures.push({
        host: visibleText(host, 80),
        reason: 'a receipt came under a name that is not in the group',
      });
      return;
    }
    this.heard.add(host);
    const name = nameTrouble(words);
    if (name !== undefined) {
      this.doubted.add(host);
      this.failures.push({ host, reason: name });
    } else if (!receipt.test(words.join(' ')))
      this.failures.push({
        host,
        reason: `a receipt that is not understood: ${visibleText(words.join(' '), 200)}`,
      });
    else if (words[0] === 'end') {
      const count = (this.ends.get(host) ?? 0) + 1;
      this.ends.set(host, count);
      if (count > 1) this.failures.push({ host, reason: 'two receipts came under its name' });
    } else if (words[0] === 'found') this.found.add(host, words.slice(1));
    else if (words[0] === 'told') this.print(`${host}  ${visibleText(oneLine(unpack(words[1])), 600)}`);
    else this.addVerdict(host, words.slice(1));
  }

  private addVerdict(host: string, [step = '', verdict = '', code, output]: readonly string[]): void {
    const title = this.file.steps[Number(step)]?.title;
    const findings = (phase: string) => this.found.text(host, step, phase);
    const fail = (reason: string, result?: 'failed') => {
      this.failures.push({
        host,
        ...(result === undefined ? {} : { result }),
        ...(title === undefined ? {} : { step: title }),
        reason,
      });
      this.print(`${host}  ${title ?? 'unknown step'}: NOT proven: ${reason}`);
    };
    if (title === undefined) fail(`a verdict on step ${visibleText(step, 20)}, which is not in the plan`);
    else if (verdict === 'acting') {
      this.acted.add(host);
      this.print(`${host}  ${title}: changing, ${this.found.of(host, step, 'guard').length} differences`);
    } else if (verdict === 'already' || verdict === 'converged') {
      if (this.proofs.has(`${host} ${step}`)) fail('it was reported twice');
      const against = verdict === 'already' ? 'guard' : 'verify';
      if (this.found.of(host, step, against).length > 0)
        fail(`${verdict} was said after: ${findings(against)}`);
      // Nothing on the host tells whether it was done: only the firstbox's commands do.
      const unasked = this.file.steps[Number(step)]?.expect.length === 0;
      if (unasked && this.pushed?.failed !== false) {
        fail(`${this.called} did not succeed`, 'failed');
        return;
      }
      // What a push changed, the host itself finds done.
      const brought =
        [host, '-'].some((one) => this.brought.has(`${one} ${step}`)) ||
        (unasked && this.file.firstboxTargets?.includes(host) === true);
      const proof = brought ? 'converged' : verdict;
      this.proofs.set(`${host} ${step}`, proof);
      this.print(`${host}  ${title}: ${proof === 'already' ? 'already so' : 'done and proven'}`);
    } else if (verdict === 'unreadable') fail(`nothing was changed: ${findings('guard')}`);
    else if (verdict === 'differs') fail(findings('guard'), 'failed');
    else if (verdict === 'blocked') fail(`nothing was changed: ${findings('require')}`, 'failed');
    else if (verdict === 'failed')
      fail(
        `${findings('verify')}; its commands ended with ${visibleText(code ?? '?', 10)} and said: ${visibleText(oneLine(unpack(output)), 600) || 'nothing'}`,
        'failed',
      );
    else fail(`a verdict that is not understood: ${visibleText(verdict, 80)}`);
  }

  private missing(host: string): Failure[] {
    if (!this.heard.has(host)) return this.untouched.has(host) ? [] : [this.silence.failure(host)];
    if (!this.ends.has(host)) return this.doubted.has(host) ? [] : [this.silence.cutOff(host)];
    const failed = this.failures.some((failure) => failure.host === host);
    const unproven = this.file.steps.filter((_, step) => !this.proofs.has(`${host} ${step}`));
    return failed
      ? []
      : unproven.map(({ title }) => ({ host, step: title, reason: 'it ended without a proof' }));
  }
}
