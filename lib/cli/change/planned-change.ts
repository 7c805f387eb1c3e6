import type { Expectation } from '../../plan/step';
import type { PlanSummary } from '../../plan/plan-summary';
import { commandsIn, hostProgramIn } from '../../recipes/script-commands';
import { type RunbookLines, runbookLinesOf } from '../../recipes/runbook-lines';
import { resolvedRunSpec } from '../../run/portable-run-spec';
import type { RunSpec } from '../../run/run-spec';
import type { PartName } from '../../text/catalogue/part-texts';
import type { ArchivedFiles } from '../tar';

/** One step of a group, as its script carries it out. */
export interface ChangedStep {
  readonly title: string;
  /** Commands of the firstbox for it, and of each host. */
  readonly firstbox: readonly string[];
  readonly hosts: readonly string[];
  readonly requires: readonly Expectation[];
  readonly expect: readonly Expectation[];
  readonly runbook: readonly RunbookLines[];
}

/** One group of a part, as the plan would carry it out. */
export interface ChangedGroup {
  /** Of the resource, without its type. */
  readonly address: string;
  readonly part: string;
  readonly runbookPart: PartName | undefined;
  readonly group: string;
  /** `not-compared`: Terraform's own plan says whether it is due. */
  readonly kind: 'differs' | 'in-sync' | 'not-compared';
  /** Why it is carried out, hosts folded, as the plan's trigger has it. */
  readonly reasons: readonly string[];
  /** What was seen of the platform before anything of it may be changed. */
  readonly preconditions: readonly string[];
  readonly run: RunSpec;
  readonly script: string;
  /** The program for hosts that stands in the script. */
  readonly program: string;
  readonly steps: readonly ChangedStep[];
}

interface Configuration {
  readonly resource?: {
    readonly null_resource?: Readonly<
      Record<string, { readonly triggers?: Readonly<Record<string, string>> }>
    >;
  };
  readonly locals?: Readonly<
    Record<string, Readonly<Record<string, { readonly holds?: boolean }>> | string[]>
  >;
}

/** The summary that stands beside a plan. */
export const summaryIn = (files: ArchivedFiles): PlanSummary =>
  JSON.parse(textOf(files, 'summary.json')) as PlanSummary;

/**
 * Every group of a plan in the order of work, from the files that the plan carries out.
 *
 * @param stack the stack's folder, absolute: paths of run files count from there
 */
export function groupsIn(files: ArchivedFiles, stack: string): readonly ChangedGroup[] {
  const { resource } = configurationIn(files);
  const runs = [...files.keys()]
    .filter((name) => /^converge\/\w+\.json$/.test(name))
    .map((name) => JSON.parse(textOf(files, name)) as RunSpec);
  return summaryIn(files).parts.flatMap(({ part, runbookPart, notCompared, groups }) =>
    groups.flatMap((group) => {
      const run = runs.find(({ title }) => title === `${part} on ${group}`);
      if (run === undefined) return [];
      const script = textOf(files, `converge/${run.name}.sh`);
      const { drift = 'none', preconditions = 'none' } = resource?.null_resource?.[run.name]?.triggers ?? {};
      return {
        address: run.name,
        part,
        runbookPart,
        group,
        kind: notCompared === true ? 'not-compared' : drift === 'none' ? 'in-sync' : 'differs',
        reasons: linesOf(drift).filter((line) => !/^seen [-\dT:]+Z$/.test(line)),
        preconditions: linesOf(preconditions),
        run: resolvedRunSpec(run, stack),
        script,
        program: hostProgramIn(script),
        steps: stepsIn(run, group, script),
      } satisfies ChangedGroup;
    }),
  );
}

/** Preconditions of parts that did not hold: Terraform makes no plan then. */
export function unmetIn(files: ArchivedFiles): readonly string[] {
  return Object.entries(configurationIn(files).locals ?? {}).flatMap(([name, values]) =>
    Array.isArray(values)
      ? []
      : Object.entries(values).flatMap(([key, { holds }]) => (holds === false ? `${name}: ${key}` : [])),
  );
}

function stepsIn(run: RunSpec, group: string, script: string): readonly ChangedStep[] {
  const commands = commandsIn(script);
  return run.steps.map(({ title, expect, requires }, index) => {
    const [firstbox, hosts] = [commands.firstbox.get(index) ?? [], commands.hosts.get(index) ?? []];
    return {
      title,
      firstbox,
      hosts,
      requires,
      expect,
      runbook: runbookLinesOf(group, {
        commands: [...firstbox, ...hosts],
        probes: expect.map(({ probe }) => probe.fn),
        sendsFiles: expect.some(
          ({ probe: { fn, args } }) => fn === 'file_sha256' && args[0]?.startsWith('/pitrix/repo/') === true,
        ),
      }),
    };
  });
}

const configurationIn = (files: ArchivedFiles): Configuration =>
  JSON.parse(textOf(files, 'cdk.tf.json')) as Configuration;

const textOf = (files: ArchivedFiles, name: string): string => files.get(name)?.toString() ?? '';

/** Lines of a trigger, Terraform's escapes taken off. */
const linesOf = (trigger: string): readonly string[] =>
  trigger === 'none' ? [] : trigger.replaceAll(/([$%])\1\{/g, '$1{').split('\n');
