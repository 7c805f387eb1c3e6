import { join, relative, resolve } from 'node:path';
import { Resource as NullResource } from '@cdktf/provider-null/lib/resource';
import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { contentSourcesIn, contentSourcesOf } from '../model/content-source';
import { portableRunFile } from '../model/portable-run-file';
import type { RunFile } from '../model/run-file';
import { compare, compareEmpty, type Drift } from '../model/drift';
import type { GroupObservation } from '../model/observation';
import type { Group } from '../model/node-group';
import type { Precondition } from '../model/precondition';
import { platformGroup } from '../model/platform-groups';
import type { PlannedGroup } from '../model/plan-summary';
import { maxUnreachable, rolloutOf } from '../model/rollout';
import type { Step } from '../model/step';
import { filesOf } from '../model/deciding-files';
import { visibleText } from '../model/visible-text';
import { renderProgram } from '../recipes/program';
import { renderScript } from '../recipes/script';
import { missingUploads } from '../recipes/uploads';
import type { ComponentProps } from './component-props';
import { literal } from './literal';
import { obstacleText } from './obstacle-text';
import { Preconditions } from './preconditions';
import { Refusal } from './refusal';
import { RenderedFile } from './rendered-file';
import { desiredTrigger, driftTrigger } from './triggers';

export interface ConvergedGroupProps extends ComponentProps {
  /** The component's name; with the group it makes the resource's fixed address. */
  readonly component: string;
  readonly group: Group;
  readonly steps: readonly Step[];
  /** What must hold where something is to be changed; empty when the environment was not observed. @default - the component has none */
  readonly preconditions?: readonly Precondition[] | undefined;
  /** Why nothing is planned here, whatever its hosts answered. @default - nothing */
  readonly refused?: readonly string[];
  /**
   * What it is replaced for instead of what its hosts answered: triggers as Terraform takes them, and those that count for nothing now.
   * @default - drift
   */
  readonly replacedFor?: {
    readonly triggers: Readonly<Record<string, string>>;
    readonly ignored: readonly string[];
  };
}

/** One component on one node group as a null_resource: replaced, and so converged, when what was observed is not what is desired. */
export class ConvergedGroup extends Construct {
  readonly resource: NullResource;
  /** Whether what was observed makes it be replaced. */
  readonly differs: boolean;
  /** What the next deploy would do here. */
  readonly planned: PlannedGroup;
  /** Why it and what it waits for cannot be planned, as those behind it tell. */
  private readonly refusedBehind: readonly string[];

  constructor(scope: Construct, id: string, props: ConvergedGroupProps) {
    super(scope, id);
    const { environment, component, group, steps, observations, after, replacedFor } = props;
    const madeByJob = props.madeByJob?.includes(group) ?? false;
    const address = `${component}_${group}`;
    const observed = observations?.groups[group];
    const empty = madeByJob && observed?.kind === 'empty';
    const judged = replacedFor === undefined ? steps : [];
    const drift =
      observed === undefined
        ? undefined
        : empty
          ? compareEmpty(group, judged)
          : compare(group, judged, observed, maxUnreachable(environment, group));
    const blocked = [
      ...(props.refused ?? []).map((one) => visibleText(one, 600)),
      ...(drift?.obstacles ?? []).map((one) => obstacleText(one, environment, group)),
    ];
    if (blocked.length > 0) new Refusal(this, 'refusal', { address, reasons: blocked });

    // In the run file alone: a deploy with `-target` leaves every Refusal out, and takes what is BLOCKED as done.
    const waitsFor = after?.refusedBehind ?? [];
    this.refusedBehind = [
      ...waitsFor,
      ...blocked.map((one) => `waits for ${address}, which is BLOCKED: ${one}`),
    ];
    const refused = [...blocked, ...waitsFor];
    const spec = runFile(props, drift, empty ? [] : toPushTo(steps, group, observed), refused);
    const portable = portableRunFile(spec, join(__dirname, '..'), this.stackFolder);
    const run = new RenderedFile(this, 'run', `${address}.json`, JSON.stringify(portable, null, 2));
    this.planned = {
      part: component,
      group,
      hosts: drift?.hosts ?? [],
      differences: drift?.differences ?? [],
      blocked,
      skipped: drift?.skipped ?? [],
      waves: spec.rollout?.waves ?? [],
      ...(spec.rollout?.maxFailPercentage === undefined
        ? {}
        : { maxFailPercentage: spec.rollout.maxFailPercentage }),
    };
    const script = new RenderedFile(
      this,
      'script',
      `${address}.sh`,
      renderScript(`${component} on ${group}, environment ${environment.name}`, steps),
    );
    new RenderedFile(this, 'program', `${address}.host.sh`, renderProgram(steps));

    this.differs = drift !== undefined && drift.differences.length > 0;
    const preconditions =
      this.differs && props.preconditions !== undefined
        ? new Preconditions(this, 'preconditions', { address, preconditions: props.preconditions })
        : undefined;
    const { triggers, ignored } =
      replacedFor ??
      replacedForDrift(
        observed?.kind === 'observed' || empty ? drift : undefined,
        observations?.observedAt ?? '',
        madeByJob,
      );
    const ignoring =
      props.preconditions === undefined || this.differs ? ignored : [...ignored, 'preconditions'];
    this.resource = new NullResource(this, 'resource', {
      triggers: {
        desired: literal(desiredTrigger(steps)),
        ...triggers,
        ...(props.preconditions === undefined ? {} : { preconditions: preconditions?.text ?? 'none' }),
      },
      lifecycle: {
        ...(preconditions === undefined ? {} : { precondition: preconditions.conditions }),
        ...(ignoring.length === 0 ? {} : { ignoreChanges: ignoring.map((name) => `triggers["${name}"]`) }),
      },
      dependsOn: after === undefined ? [] : [after.resource],
      provisioners: [
        {
          type: 'local-exec',
          interpreter: [
            'bash',
            ...['../converge/run-group.sh', '../scripts/run-ts.cjs', '../converge/main.ts'].map(
              this.fromStack,
            ),
          ],
          // In the plan, and so what was approved: the runner refuses any other. Not in the state: a changed one makes no plan.
          command: `${run.path} ${run.sha256} ${script.sha256}`,
        },
      ],
    });
    // A renamed address would run everything again in production.
    this.resource.overrideLogicalId(address);
  }

  /** A file of this project, counted from here, as Terraform finds it: relative to the stack's folder, where it runs. */
  private readonly fromStack = (path: string): string => relative(this.stackFolder, join(__dirname, path));

  private get stackFolder(): string {
    const { workingDirectory } = App.of(this).manifest.forStack(TerraformStack.of(this));
    return resolve(App.of(this).outdir, workingDirectory);
  }
}

/** In sync, what was drift in the state stays; unobserved, or where the group cannot be read, nothing is known of hosts either. */
function replacedForDrift(
  drift: Drift | undefined,
  observedAt: string,
  madeByJob: boolean,
): NonNullable<ConvergedGroupProps['replacedFor']> {
  const differs = drift !== undefined && drift.differences.length > 0;
  return {
    triggers: {
      hosts: literal(drift === undefined ? 'not observed' : drift.hosts.join('\n') || 'made by the job'),
      drift: differs ? literal(driftTrigger(drift.differences, observedAt)) : 'none',
    },
    // Hosts that a job made were not known when it was planned.
    ignored: differs ? [] : drift === undefined || madeByJob ? ['drift', 'hosts'] : ['drift'],
  };
}

/** Hosts that differ in what the firstbox brings; all of them where nothing tells whether they do. */
function toPushTo(
  steps: readonly Step[],
  group: Group,
  observed: GroupObservation | undefined,
): readonly string[] {
  if (observed === undefined) return [];
  const brought = steps.filter(({ fromFirstbox }) => fromFirstbox !== undefined);
  const { hosts, differences } = compare(group, brought, observed);
  if (brought.some(({ expect }) => expect.length === 0)) return hosts;
  return [...new Set(differences.map(({ host }) => host))];
}

function runFile(
  {
    environment,
    connection,
    stateDirectory,
    sums,
    component,
    group,
    steps,
    observations,
  }: ConvergedGroupProps,
  drift: Drift | undefined,
  pushTo: readonly string[],
  refused: readonly string[],
): RunFile {
  const contents = contentSourcesIn(steps);
  const hides = contentSourcesOf(environment);
  // What the firstbox brings comes to one host after the other already.
  const brought = steps.some(({ fromFirstbox }) => fromFirstbox !== undefined);
  const differing = [...new Set(drift?.differences.map(({ host }) => host))];
  const uploads = missingUploads(steps, observations?.groups[group]);
  return {
    title: `${component} on ${group}`,
    name: `${component}_${group}`,
    environment: environment.name,
    stateDirectory,
    zone: environment.zone,
    connection,
    fanOut: environment.fanOut,
    platformGroup: platformGroup(environment, group),
    ...(drift === undefined ? {} : { hosts: drift.hosts }),
    ...(brought ? { pushTo } : {}),
    ...(refused.length === 0 ? {} : { refused }),
    rollout: rolloutOf(environment, group, brought ? [] : differing, drift?.skipped ?? []),
    ...(contents.length === 0 ? {} : { contents }),
    ...(hides.length === 0 ? {} : { hides }),
    ...(sums === undefined ? {} : { sums }),
    decides: filesOf(environment),
    ...(uploads.length === 0 ? {} : { uploads }),
    steps: steps.map(({ title, expect, require, called, makesHosts }) => ({
      title,
      expect,
      require,
      ...(called === undefined ? {} : { called }),
      ...(makesHosts === undefined ? {} : { makesHosts }),
    })),
  };
}
