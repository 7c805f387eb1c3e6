import { Annotations, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { boss2Health, boss2HealthGate } from '../components/boss2-health';
import { accessNames, hostsLines } from '../facts/access-hosts';
import { withoutTemplates } from '../facts/answers';
import { visibleText } from '../model/visible-text';
import { BossAccess } from './boss-access';
import { boss2Warnings } from './boss2-warnings';
import type { ComponentProps } from './component-props';
import { ConvergedGroup } from './converged-group';

/**
 * BOSS V2 is well on every boss node: a warning of the plan, and the gate that ends every deploy which changed anything (runbook
 * 检查环境, 环境版本). Must be the last part of its stack. Holds the outputs, which a look alone must not change.
 */
export class Boss2Health extends Construct {
  readonly last: ConvergedGroup;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const { environment, observations } = props;
    const before = TerraformStack.of(this).node.findAll();
    const differs = before.some((one) => one instanceof ConvergedGroup && one.differs);
    const lines = this.hostsLines(props);
    this.last = new ConvergedGroup(this, 'boss', {
      ...props,
      component: boss2Health.name,
      group: 'boss',
      steps: [boss2HealthGate(environment)],
      replacedFor: {
        triggers: {
          // Not known to Terraform, and so replacing this, exactly when one of them is created.
          after: before
            .flatMap((one) => (one instanceof ConvergedGroup ? [one.resource] : []))
            .map((one) => `${one.friendlyUniqueId}: ${one.id}`)
            .join('\n'),
          hosts_lines: lines ?? 'not observed',
        },
        ignored: differs && lines !== undefined ? [] : ['hosts_lines'],
      },
    });
    for (const warning of boss2Warnings(observations?.groups['boss'], environment))
      Annotations.of(this).addWarning(warning);
    new BossAccess(this, 'access', {
      environment,
      hostsLines: this.last.resource.interpolationForAttribute('triggers["hosts_lines"]').toString(),
    });
  }

  /** What stands in the state is kept as long as nothing else changes. @returns nothing when the firstbox was not asked */
  private hostsLines({ environment, observations }: ComponentProps): string | undefined {
    const seen = observations?.readings?.['access hosts'];
    if (seen?.kind === 'read') return hostsLines(seen.facts, accessNames(environment)).join('\n');
    if (seen === undefined) return undefined;
    const why = withoutTemplates(visibleText('reason' in seen ? seen.reason : 'no such command', 300));
    Annotations.of(this).addWarning(
      `firstbox: the lines for hosts files are not known: ${why}; run /pitrix/bin/dump_hosts.py there`,
    );
    return undefined;
  }
}
