import { isAnswer } from '../remote/answers';
import type { ObservationRequest, Questions } from '../remote/questions';
import { type DesiredFiles, noDesiredFiles } from '../desired/desired-files';
import type { Answer, FileRecords, GroupObservation, HostObservation } from '../plan/observation';
import type { OpenRun } from '../plan/open-run';
import type { LookupOutcome } from '../plan/lookup';
import { probeKey } from '../plan/step';
import { fileSha256 } from '../remote/probes';
import { fileRecord } from './file-record';
import { lookupOutcome } from './lookups';
import { count, hostKeyTrouble, lineReader, nameTrouble, Remarks, unpack } from '../remote/receipts';
import { openRun } from '../run/read-open-run';
import { kept } from '../text/catalogue/en/kept';
import { Texts } from './texts';

/** The evidence of one host: its answers, and the ends it reported. */
interface Evidence {
  readonly answers: Map<string, Answer>;
  readonly ends: number[];
  readonly complaints: string[];
  /** How it was asked. */
  detail?: string;
}

/** Turns the lines of one look into an observation of every group. Nothing is assumed of what is missing. */
export class Collector {
  private readonly evidence = new Map<string, Evidence>();
  private readonly members = new Map<string, readonly string[]>();
  private readonly problems = new Map<string, { kind: 'unreadable' | 'empty'; reason: string }>();
  /** Of the files first, then of the readings. */
  private readonly texts: Texts;
  private readonly remarks = new Remarks();
  /** Why hosts were not reached, by name. */
  private readonly unsent = new Map<string, string>();
  private readonly read: ReturnType<typeof lineReader>;
  private readonly openRuns: OpenRun[] = [];
  /** Whether the firstbox's script came to its end. */
  done = false;

  constructor(
    nonce: string,
    private readonly questions: Questions,
    private readonly contents: DesiredFiles = noDesiredFiles,
  ) {
    this.read = lineReader(nonce);
    this.texts = new Texts(questions.files.length + questions.lookups.length);
  }

  /** Hosts that gave a complete receipt so far. */
  get answered(): number {
    return [...this.evidence.values()].filter(({ ends }) => ends.length > 0).length;
  }

  /** Hosts that the groups read so far hold, the firstbox included. */
  get expected(): number {
    const asked = [...this.members].filter(([group]) => !this.questions.membershipOnly.includes(group));
    return new Set(asked.flatMap(([, hosts]) => hosts)).size + 1;
  }

  add(text: string): void {
    const line = this.read(text);
    if (line === undefined) return;
    if (line.kind === 'remark') this.remarks.add(line.host, line.text);
    else if (line.kind === 'host') this.addReceipt(line.host, line.words);
    else this.addGroup(line.words);
  }

  observationOf(request: ObservationRequest): GroupObservation {
    const problem = this.problems.get(request.group);
    if (problem !== undefined) return problem;
    if (request.group === 'firstbox')
      return { kind: 'observed', hosts: [this.withFiles(this.hostObservation('firstbox'))] };
    const members = this.members.get(request.group);
    if (members === undefined) return { kind: 'unreadable', reason: kept.blocked.groupNotTold };
    if (request.membershipOnly) return { kind: 'listed', hosts: members };
    return { kind: 'observed', hosts: members.map((host) => this.hostObservation(host)) };
  }

  /** What was seen of the firstbox's files, by the wish's name; those that cannot be edited are unreadable answers instead. */
  get files(): FileRecords {
    return Object.fromEntries(
      this.readFiles().flatMap(({ wish, outcome }) =>
        'record' in outcome ? [[wish.name ?? wish.path, outcome.record] as const] : [],
      ),
    );
  }

  /** What was seen of other texts of the firstbox, by name. */
  get readings(): Readonly<Record<string, LookupOutcome>> {
    const { files, lookups } = this.questions;
    return Object.fromEntries(
      lookups.map((reading, index) => [
        reading.name,
        lookupOutcome(reading, this.texts.of(files.length + index), this.contents),
      ]),
    );
  }

  /** Runs on the firstbox that did not come to their end. */
  get runs(): readonly OpenRun[] {
    return this.openRuns;
  }

  private readFiles() {
    const answers = this.evidence.get('firstbox')?.answers;
    return this.questions.files.map((wish, index) => {
      const key = probeKey(fileSha256(wish.path));
      const answer = answers?.get(key) ?? { word: 'unreadable', detail: kept.blocked.noAnswer };
      return { wish, key, outcome: fileRecord(wish, answer, this.texts.of(index)) };
    });
  }

  /** The firstbox's answers; a file that cannot be edited is not understood, whatever its sha256. */
  private readonly withFiles = (host: HostObservation): HostObservation => {
    if (host.kind !== 'answered') return host;
    const refused = this.readFiles().flatMap(({ key, outcome }) =>
      'refused' in outcome ? [[key, { word: 'unreadable', detail: outcome.refused }] as const] : [],
    );
    return { ...host, answers: { ...host.answers, ...Object.fromEntries(refused) } };
  };

  private addGroup([word, group = '', text, ...rest]: readonly string[]): void {
    if (word === 'finished') this.done = true;
    else if (word === 'unsent') this.unsent.set(group, text ?? '');
    else if (word === 'run') this.openRuns.push(openRun([group, text ?? '', ...rest]));
    else if (word === 'group-problem') this.problems.set(group, { kind: 'unreadable', reason: unpack(text) });
    else if (word === 'group-empty') this.problems.set(group, { kind: 'empty', reason: unpack(text) });
    else if (word === 'group') {
      const hosts = (text ?? '').split(',');
      if (hosts.every((host) => /^[A-Za-z0-9][A-Za-z0-9-]*$/.test(host))) this.members.set(group, hosts);
      else
        this.problems.set(group, {
          kind: 'unreadable',
          reason: kept.looks.listedAs({ reported: String(text) }),
        });
    } else if (word === 'too-long')
      this.remarks.add(undefined, `the questions are too long for exec_nodes.sh (${group} bytes)`);
  }

  private addReceipt(host: string, [word, ...rest]: readonly string[]): void {
    const evidence: Evidence = this.evidence.get(host) ?? { answers: new Map(), ends: [], complaints: [] };
    this.evidence.set(host, evidence);
    const name = nameTrouble([word ?? '', ...rest]);
    if (name !== undefined) {
      evidence.complaints.push(name);
      return;
    }
    if (word === 'end') {
      evidence.ends.push(rest.length === 1 ? count(rest[0]) : NaN);
      return;
    }
    if (word === 'told' && rest.length === 1) {
      evidence.detail = unpack(rest[0]);
      return;
    }
    if (host === 'firstbox' && this.texts.add([word ?? '', ...rest])) return;
    const probe = this.questions.probes[count(rest[0])];
    if (word !== 'answer' || probe === undefined || rest.length !== 3) {
      evidence.complaints.push(
        `a receipt that is not understood: ${[word, ...rest].join(' ').slice(0, 200)}`,
      );
      return;
    }
    const key = probeKey(probe);
    const said = rest[1] ?? '';
    if (evidence.answers.has(key)) evidence.complaints.push(`${key} was answered twice`);
    evidence.answers.set(
      key,
      isAnswer(probe.fn, said)
        ? { word: said, detail: unpack(rest[2]) }
        : { word: 'unreadable', detail: `${key} answered ${said.slice(0, 80)}` },
    );
  }

  private hostObservation(host: string): HostObservation {
    const evidence = this.evidence.get(host);
    if (evidence === undefined) {
      const key = hostKeyTrouble(this.unsent.get(host));
      if (key !== undefined) return { host, kind: 'untrusted', reason: key };
      return { host, kind: 'unreachable', reason: this.remarks.about(host) };
    }
    const [end, second] = evidence.ends;
    const reason =
      evidence.complaints[0] ??
      (end === undefined
        ? kept.looks.notFinished({ reported: this.remarks.about(host) })
        : second !== undefined
          ? kept.looks.twoReceipts
          : end !== evidence.answers.size
            ? kept.looks.answersLost({ given: String(end), arrived: String(evidence.answers.size) })
            : undefined);
    if (reason !== undefined) return { host, kind: 'unreadable', reason };
    return {
      host,
      kind: 'answered',
      answers: Object.fromEntries(evidence.answers),
      ...(evidence.detail === undefined ? {} : { detail: evidence.detail }),
    };
  }
}
