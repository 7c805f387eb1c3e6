import { resolve } from 'node:path';
import { Resource as NullResource } from '@cdktf/provider-null/lib/resource';
import { Annotations, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { project } from '../lib/environment/project';
import { compare, compareEmpty } from '../lib/plan/drift';
import type { Environment } from '../lib/environment/environment';
import { groupName } from '../lib/environment/name-shapes';
import type { Group } from '../lib/environment/node-group';
import type { PlannedGroup } from '../lib/plan/plan-summary';
import type { DeployJob } from '../lib/plan/precondition';
import { portableRunSpec } from '../lib/run/portable-run-spec';
import { quoted } from '../lib/text/quoted';
import { maxUnreachable } from '../lib/plan/rollout';
import { type DeclaredStep, stepsOf } from '../lib/plan/declared-step';
import { kept } from '../lib/text/catalogue/en/kept';
import { visibleText } from '../lib/text/visible-text';
import { renderProgram } from '../lib/recipes/program';
import { renderScript } from '../lib/recipes/script';
import { addressesInStackOf, addressOf, refuseSharedAddress } from './address';
import { checkedSteps } from './checked-steps';
import { jobsBefore, needsJob } from './deploy-jobs';
import { doubtWarnings } from './doubt-warnings';
import type { GroupPlan } from './group-plan';
import type { GroupRules } from './group-rules';
import { escapeTemplate } from './escape-template';
import { blockerText } from './blocker-text';
import type { PlaceInOrder } from './place-in-order';
import type { Platform } from './platform';
import { Preconditions } from './preconditions';
import { Refusal } from './refusal';
import { GeneratedFile } from './generated-file';
import { replacedForDrift } from './replaced-for-drift';
import { runSpec } from './run-spec';
import { composedStack, fromStack, runnerOf, stackFolder } from './runner';
import type { Seen } from './seen';
import { desiredTrigger } from './triggers';

/** A group of hosts, and what must be true there. */
export interface ConvergedGroupProps {
  /** Where. */
  readonly platform: Platform;
  /** The group: firstbox, webservice, boss, hyper, proxy, or any other role by the platform's name. */
  readonly group: Group;
  /** What must be true there. A list is checked at once; a function is asked when the whole tree is known, and taken at its word. */
  readonly steps: readonly DeclaredStep[] | ((environment: Environment) => readonly DeclaredStep[]);
  /** How a part of the runbook is planned beside its steps. @default - by its steps alone */
  readonly rules?: GroupRules<ConvergedGroup>;
}

/**
 * One group of hosts that is as the steps say, as a null_resource: replaced, and so converged, when what was observed is not what is
 * desired. It is declared here, and planned by `observe`. Its address is its path in the stack.
 *
 * @throws {Error} when another one in the stack has its address, or a name in its steps is none
 */
export class ConvergedGroup extends Construct {
  readonly resource: NullResource;
  readonly platform: Platform;
  readonly group: Group;
  readonly rules: GroupRules<ConvergedGroup>;
  /** Of the resource, without its type. */
  readonly address: string;
  /** The part of the runbook, or the construct, that it is of; as it is told. */
  readonly part: string;
  private readonly steps: ConvergedGroupProps['steps'];
  private declared: readonly DeclaredStep[] | undefined;
  private plan: GroupPlan | undefined;

  constructor(scope: Construct, id: string, { platform, group, steps, rules = {} }: ConvergedGroupProps) {
    super(scope, id);
    this.platform = platform;
    this.group = group;
    this.steps = typeof steps === 'function' ? steps : checkedSteps(this.node.path, steps);
    if (!groupName.test(group))
      throw new Error(
        `${this.node.path}: group is not the name of a node group; got: ${quoted(group)}; allowed: lower-case letters, digits and single "-"; cure: write it as the platform does`,
      );
    this.rules = rules;
    this.address = addressOf(this);
    this.part = id === group && scope !== TerraformStack.of(this) ? addressOf(scope) : this.address;
    this.resource = new NullResource(this, 'resource');
    // A renamed address would run everything again in production.
    this.resource.overrideLogicalId(this.address);
    refuseSharedAddress(this.resource, this);
    this.node.addValidation({ validate: () => unplannedGroups(this) });
  }

  /** What has to be asked of the group's hosts. */
  get asked(): readonly DeclaredStep[] {
    return this.rules.replacedFor === undefined ? this.declaredSteps() : [];
  }

  /** Whether what was observed makes it be replaced. */
  get differs(): boolean {
    return this.planned.differences.length > 0;
  }

  /** What the next deploy would do here. @throws {Error} before it is planned */
  get planned(): PlannedGroup {
    if (this.plan === undefined)
      throw new Error(`${this.node.path}: not planned yet; await observe(app) first`);
    return this.plan.planned;
  }

  /** Whether `observe` came by. */
  get isPlanned(): boolean {
    return this.plan !== undefined;
  }

  /** The deploy job that has to be started for it. @default - none */
  get job(): DeployJob | undefined {
    return this.plan?.job;
  }

  private declaredSteps(): readonly DeclaredStep[] {
    const { steps } = this;
    this.declared ??= typeof steps === 'function' ? steps(this.platform.environment) : steps;
    return this.declared;
  }

  /** Sets what the resource becomes of what was seen. The groups before it must be planned. */
  planFor(
    { observations, sums }: Seen,
    { after, others, before, planned: earlier }: PlaceInOrder<ConvergedGroup>,
  ): void {
    if (this.plan !== undefined) throw new Error(`${this.node.path}: planned twice; observe a tree once`);
    const { address, group, rules } = this;
    const { environment } = this.platform;
    const declared = this.declaredSteps();
    const steps = stepsOf(declared, observations);
    const replacedFor = rules.replacedFor?.(environment, observations, before);
    const createdByJob = [...before, this].some(
      (one) => one.rules.createsHosts === true && one.platform === this.platform && one.group === group,
    );
    const observed = observations?.groups[group];
    const empty = createdByJob && observed?.kind === 'empty';
    const judged = replacedFor === undefined ? steps : [];
    const drift =
      observed === undefined
        ? undefined
        : empty
          ? compareEmpty(group, judged)
          : compare(group, judged, observed, maxUnreachable(environment, group));
    const refusals = observations === undefined ? [] : (rules.refusals?.(environment, observations) ?? []);
    const blocked = [
      ...refusals.map((one) => visibleText(one, 600)),
      ...(drift?.blockers ?? []).map((one) => blockerText(one, environment, group)),
    ];
    if (blocked.length > 0) new Refusal(this, 'refusal', { address, reasons: blocked });

    // In the run file alone: a deploy with `-target` leaves every Refusal out, and takes what is BLOCKED as done.
    const waitsFor = [...new Set(after.flatMap(({ plan }) => plan?.refusedBehind ?? []))];
    const spec = runSpec({
      environment,
      connection: this.platform.connection,
      historyDirectory: this.platform.historyDirectory ?? fromStack(this, resolve('state')),
      stack: composedStack(this, environment),
      part: this.part,
      address,
      group,
      steps,
      observed,
      drift,
      empty,
      sums,
      refused: [...blocked, ...waitsFor],
    });
    const portable = portableRunSpec(spec, project, stackFolder(this));
    const run = new GeneratedFile(this, 'run', `converge/${address}.json`, JSON.stringify(portable, null, 2));
    const planned: PlannedGroup = {
      part: this.part,
      ...(rules.runbookPart === undefined ? {} : { runbookPart: rules.runbookPart }),
      ...(replacedFor === undefined ? {} : { notCompared: true as const }),
      group,
      hosts: drift?.hosts ?? [],
      differences: drift?.differences ?? [],
      blocked,
      excluded: drift?.excluded ?? [],
      waves: spec.rollout?.waves ?? [],
      ...(spec.rollout?.maxFailPercentage === undefined
        ? {}
        : { maxFailPercentage: spec.rollout.maxFailPercentage }),
    };
    const starts = rules.job !== undefined && (empty || needsJob(group, judged, observed));
    this.plan = {
      planned,
      job: starts ? { component: rules.job ?? '', part: this.part } : undefined,
      refusedBehind: [...waitsFor, ...blocked.map((one) => kept.blocked.waits({ address, why: one }))],
    };
    const script = new GeneratedFile(
      this,
      'script',
      `converge/${address}.sh`,
      renderScript(`${this.part} on ${group}, environment ${environment.name}`, steps),
    );
    new GeneratedFile(this, 'program', `converge/${address}.host.sh`, renderProgram(steps));

    const preconditions =
      this.differs && rules.preconditions !== undefined
        ? new Preconditions(this, 'preconditions', {
            address,
            preconditions:
              observations === undefined
                ? []
                : rules.preconditions(environment, observations, jobsBefore(this, earlier)),
          })
        : undefined;
    const { triggers, ignored } =
      replacedFor ??
      replacedForDrift(
        observed?.kind === 'observed' || empty ? drift : undefined,
        observations?.observedAt ?? '',
        createdByJob,
      );
    const ignoring =
      rules.preconditions === undefined || this.differs ? ignored : [...ignored, 'preconditions'];
    this.resource.triggers = {
      desired: escapeTemplate(desiredTrigger(declared)),
      ...triggers,
      ...(rules.preconditions === undefined ? {} : { preconditions: preconditions?.text ?? 'none' }),
    };
    this.resource.lifecycle = {
      ...(preconditions === undefined ? {} : { precondition: preconditions.conditions }),
      ...(ignoring.length === 0 ? {} : { ignoreChanges: ignoring.map((name) => `triggers["${name}"]`) }),
    };
    this.resource.dependsOn = addressesInStackOf(this, [...after.map(({ resource }) => resource), ...others]);
    // In the plan, and so what was approved: the runner refuses any other. Not in the state: a changed one makes no plan.
    this.resource.provisioners = [runnerOf(this, `${run.path} ${run.sha256} ${script.sha256}`)];
    const warnings = [
      ...doubtWarnings(observed, steps),
      ...(observations === undefined ? [] : (rules.warnings?.(environment, observations) ?? [])),
    ];
    for (const warning of warnings) Annotations.of(this).addWarning(warning);
  }
}

/** One message for all that nobody looked at, told by the first. */
function unplannedGroups(group: ConvergedGroup): string[] {
  const all = TerraformStack.of(group).node.findAll();
  const unplanned = all.filter(
    (one): one is ConvergedGroup => one instanceof ConvergedGroup && !one.isPlanned,
  );
  if (unplanned[0] !== group) return [];
  return [
    `nothing was compared with the hosts; got: no look at ${unplanned.map(({ node }) => node.path).join(', ')}; ` +
      'allowed: one look at everything, after the last construct; cure: `await observe(app)` before `app.synth()`; with BOSS_OBSERVE=off it plans without looking',
  ];
}
