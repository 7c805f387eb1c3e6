import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { serveNullProvider } from '../../lab/null-provider/serve-null-provider';
import { type Lab, startLab } from '../../lab/start-lab';
import type { LabOptions } from '../../lab/raise-lab';

const project = join(__dirname, '../..');

/** What one plan says. */
export interface Plan {
  /** Whether there is a plan that can be applied; without one `output` says why. */
  readonly planned: boolean;
  readonly output: string;
  /** What happens to each resource that is touched, by address without its type: `create`, `delete,create`. */
  readonly actions: Readonly<Record<string, string>>;
  /** The reasons, one line per difference, without the time. */
  readonly drift: readonly string[];
}

/** Who plans and applies, by synth and plain terraform: the chain behind `cdktf plan` and `cdktf deploy`. */
export interface Operator {
  /** Folder that Terraform works in. */
  readonly stack: string;
  plan(): Promise<Plan>;
  /** Writes cdktf.out and no more, as a pull or a cron job may at any time. */
  synth(): Promise<{ readonly exitCode: number | undefined; readonly output: string }>;
  /** Carries out the last plan. @param onLine gets each line as it is printed */
  apply(
    onLine?: (line: string) => void,
  ): Promise<{ readonly exitCode: number | undefined; readonly output: string }>;
  /** Plans and carries it out. */
  deploy(): Promise<{ readonly exitCode: number | undefined; readonly output: string }>;
  /** Of the last synth, as `cdktf plan` prints them. */
  warnings(): readonly string[];
}

/** A lab with its own Terraform folder. */
export interface Site extends Operator {
  readonly lab: Lab;
  /** Its TMPDIR is a folder of the site's own. */
  readonly environment: Readonly<Record<string, string>>;
  /** Fan-outs that the firstbox counted since it came up. */
  fanOuts(): Promise<number>;
  forgetState(): void;
  down(): Promise<void>;
}

/** Starts a lab of its own for one test file. */
export async function startSite(name: string, options: Omit<LabOptions, 'directory'> = {}): Promise<Site> {
  const directory = join(project, `.lab-test-${name}`);
  rmSync(directory, { recursive: true, force: true });
  const lab = await startLab({ directory, ...options });
  const outdir = join(directory, 'cdktf.out');
  const provider = await serveNullProvider();
  const temporary = join(directory, 'tmp');
  mkdirSync(temporary);
  const environment = {
    ...lab.environment,
    ...provider.env,
    CDKTF_OUTDIR: outdir,
    TF_IN_AUTOMATION: '1',
    TMPDIR: temporary,
  };

  return {
    lab,
    environment,
    ...operatorOf(environment),
    fanOuts: async () =>
      Number(
        (
          await lab.exec(
            'firstbox',
            // A host that is changed alone is reached by plain ssh, which has no log.
            `{ grep -h Execing /pitrix/log/exec_nodes/exec_nodes.log; grep -rhE '^@@\\S+ changing \\S+$' /var/log/boss-cdktf | grep -v ' firstbox$'; } 2>/dev/null | wc -l`,
          )
        ).stdout,
      ),
    forgetState: () => rmSync(join(directory, 'state'), { recursive: true, force: true }),
    down: async () => {
      await lab.down();
      await provider.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** An operator who works in the folder `CDKTF_OUTDIR`, with these variables. @param program what is synthesized: a stack `lab` */
export function operatorOf(environment: Site['environment'], program = 'main.ts'): Operator {
  const stack = join(environment['CDKTF_OUTDIR'] ?? '', 'stacks/lab');
  const run = (file: string, words: readonly string[]) =>
    execa(file, words, { cwd: project, env: environment, reject: false, all: true, stdin: 'ignore' });
  const terraform = (...words: string[]) => run('terraform', [`-chdir=${stack}`, ...words]);

  async function synth() {
    const { exitCode, all } = await run('node', ['scripts/run-ts.cjs', program]);
    return { exitCode, output: all };
  }

  async function plan(): Promise<Plan> {
    const none = { actions: {}, drift: [] };
    const { exitCode, output } = await synth();
    if (exitCode !== 0) return { planned: false, output, ...none };
    if (!existsSync(join(stack, '.terraform'))) {
      const init = await terraform('init', '-no-color', '-input=false');
      if (init.exitCode !== 0) throw new Error(init.all);
    }
    const planned = await terraform('plan', '-no-color', '-input=false', '-out=plan');
    if (planned.exitCode !== 0 && !refused.test(planned.all))
      return { planned: false, output: planned.all, ...none };
    const shown = await terraform('show', '-json', 'plan');
    return planned.exitCode === 0
      ? { planned: true, output: planned.all, ...changesIn(shown.stdout) }
      : { planned: false, output: `${output}\n${planned.all}`, ...changesIn(shown.stdout) };
  }

  async function apply(onLine: (line: string) => void = () => undefined) {
    const child = execa('terraform', [`-chdir=${stack}`, 'apply', '-no-color', '-input=false', 'plan'], {
      cwd: project,
      env: environment,
      reject: false,
      all: true,
      stdin: 'ignore',
    });
    for await (const line of child.iterable({ from: 'all' })) onLine(line);
    const { exitCode, all } = await child;
    return { exitCode, output: all };
  }

  return {
    stack,
    plan,
    synth,
    apply,
    deploy: async () => {
      const { planned, output } = await plan();
      return planned ? apply() : { exitCode: 1, output };
    },
    warnings: () => {
      const manifest = join(environment['CDKTF_OUTDIR'] ?? '', 'manifest.json');
      const { stacks } = JSON.parse(readFileSync(manifest, 'utf8')) as {
        stacks: Record<string, { annotations: { message: string }[] }>;
      };
      return (stacks['lab']?.annotations ?? []).map(({ message }) => message);
    },
  };
}

/** A group that is refused; the others are in the plan, which Terraform does not apply. */
const refused = /_refused\.lifecycle\.precondition/;

interface ShownPlan {
  readonly resource_changes?: readonly {
    readonly name: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly after: { readonly triggers: { readonly drift?: string } } | null;
    };
  }[];
}

function changesIn(json: string): Pick<Plan, 'actions' | 'drift'> {
  const touched = ((JSON.parse(json) as ShownPlan).resource_changes ?? []).filter(
    ({ change }) => change.actions.join() !== 'no-op',
  );
  return {
    actions: Object.fromEntries(touched.map(({ name, change }) => [name, change.actions.join()])),
    drift: touched.flatMap(({ change }) => linesByHost(change.after?.triggers.drift ?? 'none')),
  };
}

/** The lines of a drift trigger, host by host, the time left out. */
function linesByHost(drift: string): readonly string[] {
  if (drift === 'none') return [];
  const lines = new Map<string, string[]>();
  for (const [, folded = '', fact = ''] of drift.matchAll(/^(?! )(.+?): (.*(?:\n .*)*)$/gm))
    for (const host of unfolded(folded)) {
      const [first = '', ...below] = fact.split('\n');
      lines.set(host, [...(lines.get(host) ?? []), `${host}: ${first}`, ...below]);
    }
  return [...lines.values()].flat();
}

/** Names of a folded set: `a[1-2],b` is a1, a2 and b. */
function unfolded(set: string): readonly string[] {
  return set.split(/,(?![^[]*\])/).flatMap((name) => {
    const [, before = '', ranges, after = ''] = /^(.*?)\[(.*?)\](.*)$/.exec(name) ?? [];
    if (ranges === undefined) return [name];
    return ranges.split(',').flatMap((range) => {
      const [from = '', to = from] = range.split('-');
      return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) =>
        String(Number(from) + index).padStart(from.length, '0'),
      ).flatMap((number) => unfolded(`${before}${number}${after}`));
    });
  });
}
