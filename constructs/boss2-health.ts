import { Construct } from 'constructs';
import { boss2Health, boss2HealthGate } from '../lib/components/boss2-health';
import { accessNames, hostsLines } from '../lib/lookups/access-hosts';
import { maskTemplate } from '../lib/remote/answers';
import type { Environment } from '../lib/environment/environment';
import type { Observations } from '../lib/plan/observation';
import { kept } from '../lib/text/catalogue/en/kept';
import { visibleText } from '../lib/text/visible-text';
import { BossAccess } from './boss-access';
import { boss2Warnings } from './boss2-warnings';
import type { ConvergedGroup } from './converged-group';
import { declareComponent } from './declare-component';
import type { ReplacedFor } from './group-rules';
import type { Platform } from './platform';

/** What health of BOSS V2 is. */
export interface Boss2HealthProps {
  /** Where. */
  readonly platform: Platform;
  /** Extended regular expression that each line of `areyouok` matches on a healthy node. @default - lines end with a known good word */
  readonly healthyLine?: string;
}

/**
 * BOSS V2 is well on every boss node: a warning of the plan, and the gate that ends every deploy which changed anything (runbook
 * 检查环境, 环境版本). It comes after every other part of its platform in its stack, whenever that was constructed. Holds the outputs,
 * which a look alone must not change.
 *
 * @throws {Error} when the pattern is none, or the platform's domain is not given
 */
export class Boss2Health extends Construct {
  constructor(scope: Construct, id: string, { platform, healthyLine }: Boss2HealthProps) {
    super(scope, id);
    platform.need(this, 'domain');
    if (healthyLine !== undefined) platform.desire(this, ['boss', 'v2', 'healthyLine'], healthyLine);
    const gate = { ...boss2Health, steps: (environment: Environment) => [boss2HealthGate(environment)] };
    for (const { resource } of declareComponent(this, gate, platform, { last: true, warnings, replacedFor }))
      new BossAccess(this, 'access', {
        domain: platform.environment.domain,
        hostsLines: resource.interpolationForAttribute('triggers["hosts_lines"]').toString(),
      });
  }
}

function replacedFor(
  environment: Environment,
  seen: Observations | undefined,
  before: readonly ConvergedGroup[],
): ReplacedFor {
  const lines = linesSeen(environment, seen);
  const differs = before.some((one) => one.differs);
  return {
    triggers: {
      // Not known to Terraform, and so replacing this, exactly when one of them is created.
      after: before.map(({ resource }) => `${resource.friendlyUniqueId}: ${resource.id}`).join('\n'),
      hosts_lines: lines ?? 'not observed',
    },
    // What stands in the state is kept as long as nothing else changes.
    ignored: differs && lines !== undefined ? [] : ['hosts_lines'],
  };
}

function warnings(environment: Environment, seen: Observations): readonly string[] {
  const outcome = seen.readings?.['access hosts'];
  const why = outcome === undefined || outcome.kind === 'read' ? undefined : reasonOf(outcome);
  return [
    ...(why === undefined ? [] : [kept.warnings.hostsLinesUnknown({ reported: why })]),
    ...boss2Warnings(seen.groups['boss'], environment),
  ];
}

const reasonOf = (outcome: object): string =>
  maskTemplate(visibleText('reason' in outcome ? String(outcome.reason) : kept.warnings.noSuchCommand, 300));

/** @returns nothing when the firstbox was not asked, or did not know */
function linesSeen(environment: Environment, seen: Observations | undefined): string | undefined {
  const outcome = seen?.readings?.['access hosts'];
  return outcome?.kind === 'read'
    ? hostsLines(outcome.facts, accessNames(environment)).join('\n')
    : undefined;
}
