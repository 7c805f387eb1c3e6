import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readApproved } from '../../../lib/run/approved-files';
import { convergeGroup } from '../../../lib/run/converge-group';
import type { HostOutcome } from '../../../lib/run/host-outcome';
import { remember } from '../../../lib/run/local-history';
import { newRunName } from '../../../lib/run/new-run';
import type { Connection } from '../../../lib/environment/connection';
import { DesiredFiles } from '../../../lib/desired/desired-files';
import type { RunSpec } from '../../../lib/run/run-spec';
import { environmentForTests } from '../../environments-for-tests';
import { FirstboxWorld } from './firstbox-world';
import type { Part, Person, Zone } from './sequence';
import { sha256 } from './sha256';

/** What an operator saw in a plan. */
export interface Planned {
  readonly zone: Zone;
  readonly part: Part;
  /** What Terraform keeps in its plan. */
  readonly command: string;
  readonly hosts: readonly string[];
  /** What is to be there afterwards. */
  readonly text: string;
}

/** An approved plan that is carried out. */
export interface Applied extends Planned {
  readonly by: Person;
  readonly nonce: string;
  /** How much had happened when it began. */
  readonly since: number;
  /** The zone's file on the firstbox at that time. */
  readonly before: string;
  readonly outcomes: readonly HostOutcome[];
  /** Whether it is over, or waits for another run. */
  readonly rests: boolean;
  readonly ended: Promise<void>;
  readonly interrupt: () => void;
}

const contents = new DesiredFiles(new Map([['backEnd', `password: ${FirstboxWorld.secret}\n`]]), [
  FirstboxWorld.secret,
]);

/** Two people, each with a clone of the project, in which each part of a zone has one run file and one script. */
export class Operators {
  readonly applied: Applied[] = [];
  /** All that anybody could read at their screens and in their clones. */
  readonly outputs: string[] = [];
  private readonly plans = new Map<string, Planned>();
  private readonly approved = new Map<string, Planned>();
  private words = 0;

  constructor(
    private readonly world: FirstboxWorld,
    private readonly connection: Connection,
  ) {}

  /** Writes the files of a part for what is desired now, another thing each time; the plan is what is seen of it. */
  plan(by: Person, zone: Zone, part: Part): void {
    this.plans.set([by, zone, part].join(), this.synth(by, zone, part));
  }

  approve(by: Person, zone: Zone, part: Part): void {
    const key = [by, zone, part].join();
    const plan = this.plans.get(key);
    if (plan !== undefined) this.approved.set(key, plan);
  }

  synth(by: Person, zone: Zone, part: Part): Planned {
    this.words += 1;
    const { text, steps } = this.world.wish(zone, part, `wish-${this.words}`);
    const name = `${part}_${zone}`;
    const hosts = this.world.hostsOf(zone, part);
    const environment = environmentForTests();
    const file: RunSpec = {
      title: `${part} of zone ${zone}`,
      name,
      environment: `zone-${zone}`,
      stateDirectory: this.world.place(`clones/${by}`),
      zone,
      connection: this.connection,
      fanOut: { ...environment.fanOut, engine: 'ssh', width: 2 },
      platformGroup: part === 'edit' ? 'firstbox' : `${zone}-boss`,
      hosts,
      decides: [],
      steps,
    };
    const run = JSON.stringify(file);
    const script = this.world.script(file.title, steps);
    const folder = this.world.place(`clones/${by}`);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name}.json`);
    writeFileSync(path, run);
    writeFileSync(join(folder, `${name}.sh`), script);
    this.outputs.push(run, script);
    return { zone, part, hosts, text, command: `${path} ${sha256(run)} ${sha256(script)}` };
  }

  /** Begins to carry out what was approved, as the runner does that Terraform starts; nothing where nothing was. */
  apply(by: Person, zone: Zone, part: Part): Applied | undefined {
    const approved = this.approved.get([by, zone, part].join());
    if (approved === undefined) return undefined;
    const nonce = newRunName();
    const end = new AbortController();
    const outcomes: HostOutcome[] = [];
    let rests = false;
    const print = (line: string) => {
      this.outputs.push(line);
      if (line.includes('waiting for another run')) rests = true;
      // Nobody waits for the zone here: that takes five seconds and more.
      if (line.includes('waiting for another run of zone')) end.abort();
    };
    const run = async () => {
      const { run: text, script } = readApproved(approved.command);
      const file = JSON.parse(text) as RunSpec;
      const { title, environment } = file;
      const record = { run: nonce, by, environment, commit: 'none', plan: sha256(script), title };
      await convergeGroup(file, script, record, contents, {
        print,
        signal: end.signal,
        begun: () => undefined,
        settled: (hosts) => {
          outcomes.push(...hosts);
          remember(file, record, hosts, 0);
        },
      });
    };
    const ended = run()
      .catch((error: unknown) => void this.outputs.push(String(error)))
      .then(() => void (rests = true));
    const applied: Applied = {
      ...approved,
      by,
      nonce,
      since: this.world.happened().length,
      before: readFileSync(this.world.file(zone), 'utf8'),
      outcomes,
      get rests() {
        return rests;
      },
      ended,
      interrupt: () => end.abort(),
    };
    this.applied.push(applied);
    return applied;
  }
}
