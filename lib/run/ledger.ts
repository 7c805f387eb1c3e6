import { texts } from '../text/catalogue/text';
import { oneLine, visibleText } from '../text/visible-text';
import { lineReader, nameTrouble, Remarks, unpack } from '../remote/receipts';
import type { ExcludedHost } from '../plan/drift';
import type { RunSubject } from './run-header';
import { Silence } from './silence';
import { type Failure, failureText, leftOut, mayBePassedOver } from './failure';
import { refusal } from './refusal';
import { Findings } from './findings';
import { type Push, pushOf, whyUnproven } from './verdict';
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
  private readonly silence: Silence;
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
  private pushed: Push | undefined;

  constructor(
    nonce: string,
    private readonly file: RunSubject,
    private hosts: readonly string[],
    private readonly print: (line: string) => void,
    private readonly say = texts().run,
  ) {
    this.read = lineReader(nonce);
    this.found = new Findings(file.steps, say.hosts);
    this.silence = new Silence(this.remarks, say.hosts);
    this.excluded = file.rollout?.excluded ?? [];
    this.hosts = this.present(hosts);
  }

  add(text: string): void {
    const line = this.read(text);
    if (line === undefined) return;
    const said = () => visibleText(oneLine(unpack(line.kind === 'firstbox' ? line.words[1] : '')), 300);
    if (line.kind === 'remark') this.remarks.add(line.host, line.text);
    else if (line.kind === 'host') this.addReceipt(line.host, line.words);
    else if (line.words[0] === 'finished') this.done = true;
    else if (line.words[0] === 'bringing')
      for (const host of line.words.slice(2)) this.brought.add(`${host} ${line.words[1]}`);
    else if (line.words[0] === 'unsent') this.silence.note(line.words.slice(1));
    else if (line.words[0] === 'progress')
      this.print(`firstbox  ${this.say.ledger.ofFirstbox({ text: said() })}`);
    else if (line.words[0] === 'members') this.takeMembers(line.words[1] ?? '');
    else if (line.words[0] === 'skipped') this.leaveUntouched(line.words[1] ?? '', line.words[2]);
    else if (line.words[0] === 'nobody')
      this.refuse({
        host: this.file.platformGroup,
        reason: this.say.ledger.hostsNotKnown({ called: this.called, said: said() }),
      });
    else if (line.words[0] === 'pushed')
      this.pushed = pushOf(line.words.slice(1), this.called, this.say.ledger);
    else if (line.words[0] === 'unremembered') this.print(this.say.ledger.historyNotWritten);
    else this.refuse(refusal(line.words, this.file, this.say.ledger));
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
      return this.say.ledger.stepProven({
        step: title,
        proven: proven.length,
        hosts: this.hosts.length,
        changed,
        already: proven.length - changed,
      });
    });
    const found = [...this.failures, ...missing];
    const all = mayBePassedOver(found, this.file, this.hosts.length) ? [] : found;
    if (this.hosts.length === 0 && all.length === 0)
      all.push({ host: this.file.platformGroup, reason: this.say.ledger.noHost });
    if (!this.done && all.length === 0) all.push({ host: 'firstbox', reason: this.say.ledger.noEnd });
    return {
      summary,
      failures: [
        ...all.map((one) => failureText(one, this.refused === undefined ? this.hosts : [], this.say.hosts)),
        ...(this.pushed !== undefined && (all.length > 0 || this.pushed.failed) ? [this.pushed.words] : []),
      ],
      hosts: [
        ...this.hosts.map((host) => this.outcome(host, found)),
        ...this.excluded.map((one) => excludedOutcome(one, this.say.hosts)),
      ],
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
    const reason = this.say.ledger.ofFirstbox({ text: visibleText(oneLine(unpack(why)), 300) });
    for (const host of hosts.split(',')) this.untouched.set(host, reason);
    this.failWhole(this.say.ledger.skipped({ hosts: visibleText(hosts.replaceAll(',', ', '), 300), reason }));
  }

  /** A failure of the group under its name. */
  private failWhole(reason: string): void {
    this.failures.push({ host: this.file.platformGroup, reason });
  }

  private get called(): string {
    return this.file.steps.flatMap((step) => step.firstboxLabel ?? [])[0] ?? this.say.ledger.buildAndPush;
  }

  /** The hosts of a group that a deploy job made, or made larger. */
  private takeMembers(text: string): void {
    const hosts = text.split(',');
    const may = this.hosts.length === 0 || this.file.steps.some(({ createsHosts }) => createsHosts);
    if (may && hosts.every((host) => /^[A-Za-z0-9][A-Za-z0-9-]*$/.test(host))) {
      this.failures.push(...leftOut(this.file.platformGroup, this.hosts, hosts, this.say.hosts));
      this.hosts = this.present(hosts);
      this.print(this.say.ledger.members({ group: this.file.platformGroup, hosts }));
    } else this.failWhole(this.say.ledger.notPlanned({ hosts: visibleText(text, 200) }));
  }

  private addReceipt(host: string, words: readonly string[]): void {
    if (!this.hosts.includes(host)) {
      this.failures.push({ host: visibleText(host, 80), reason: this.say.ledger.strangeName });
      return;
    }
    this.heard.add(host);
    const name = nameTrouble(words, this.say.hosts);
    if (name !== undefined) {
      this.doubted.add(host);
      this.failures.push({ host, reason: name });
    } else if (!receipt.test(words.join(' ')))
      this.failures.push({
        host,
        reason: this.say.ledger.strangeReceipt({ words: visibleText(words.join(' '), 200) }),
      });
    else if (words[0] === 'end') {
      const count = (this.ends.get(host) ?? 0) + 1;
      this.ends.set(host, count);
      if (count > 1) this.failures.push({ host, reason: this.say.ledger.twoReceipts });
    } else if (words[0] === 'found') this.found.add(host, words.slice(1));
    else if (words[0] === 'told') this.print(`${host}  ${visibleText(oneLine(unpack(words[1])), 600)}`);
    else this.addVerdict(host, words.slice(1));
  }

  private addVerdict(host: string, [step = '', verdict = '', ...more]: readonly string[]): void {
    const title = this.file.steps[Number(step)]?.title;
    const say = this.say.ledger;
    const findings = (phase: string) => this.found.text(host, step, phase);
    const fail = (reason: string, result?: Failure['result']) => {
      this.failures.push({
        host,
        ...(result === undefined ? {} : { result }),
        ...(title === undefined ? {} : { step: title }),
        reason,
      });
      this.print(say.notProven({ host, step: title ?? say.unknownStep, reason }));
    };
    if (title === undefined) fail(say.strangeStep({ step: visibleText(step, 20) }));
    else if (verdict === 'acting') {
      this.acted.add(host);
      const differences = this.found.of(host, step, 'guard').length;
      this.print(say.changing({ host, step: title, differences }));
    } else if (verdict === 'already' || verdict === 'converged') {
      if (this.proofs.has(`${host} ${step}`)) fail(say.reportedTwice);
      const against = verdict === 'already' ? 'guard' : 'verify';
      if (this.found.of(host, step, against).length > 0)
        fail(say.saidAfter({ verdict, findings: findings(against) }));
      // Nothing on the host tells whether it was done: only the firstbox's commands do.
      const unasked = this.file.steps[Number(step)]?.expect.length === 0;
      if (unasked && this.pushed?.failed !== false) {
        fail(say.didNotSucceed({ called: this.called }), 'failed');
        return;
      }
      // What a push changed, the host itself finds done.
      const brought =
        [host, '-'].some((one) => this.brought.has(`${one} ${step}`)) ||
        (unasked && this.file.firstboxTargets?.includes(host) === true);
      const proof = brought ? 'converged' : verdict;
      this.proofs.set(`${host} ${step}`, proof);
      this.print((proof === 'already' ? say.alreadySo : say.doneAndProven)({ host, step: title }));
    } else {
      const { reason, result } = whyUnproven([verdict, ...more], findings, say);
      fail(reason, result);
    }
  }

  private missing(host: string): Failure[] {
    if (!this.heard.has(host)) return this.untouched.has(host) ? [] : [this.silence.failure(host)];
    if (!this.ends.has(host)) return this.doubted.has(host) ? [] : [this.silence.cutOff(host)];
    const failed = this.failures.some((failure) => failure.host === host);
    const unproven = this.file.steps.filter((_, step) => !this.proofs.has(`${host} ${step}`));
    return failed
      ? []
      : unproven.map(({ title }) => ({ host, step: title, reason: this.say.ledger.noProof }));
  }
}
