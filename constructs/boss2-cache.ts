import { Construct } from 'constructs';
import { boss2Cache, everyNode } from '../components/boss2-cache';
import { visibleText } from '../model/visible-text';
import type { ComponentProps } from './component-props';
import { ConvergedGroup } from './converged-group';
import { literal } from './literal';

/** The cache of BOSS V2 knows the nodes that the platform has: rebuilt when they are others than at the last time (runbook 扩容环境). */
export class Boss2Cache extends Construct {
  /** What a later part of the runbook waits for. */
  readonly last: ConvergedGroup;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const nodes = props.observations?.groups[everyNode];
    const problem = nodes !== undefined && 'reason' in nodes ? nodes.reason : undefined;
    this.last = new ConvergedGroup(this, 'firstbox', {
      ...props,
      component: boss2Cache.name,
      group: 'firstbox',
      refused:
        problem === undefined
          ? []
          : [
              `${visibleText(problem, 400)}; the cache of BOSS V2 must know every node: mend the group (gen_node_list), then plan again`,
            ],
      steps: boss2Cache.steps(props.environment, 'firstbox'),
      replacedFor: {
        triggers: { nodes: nodes?.kind === 'listed' ? literal(nodes.hosts.join('\n')) : 'not observed' },
        ignored: nodes?.kind === 'listed' ? [] : ['nodes'],
      },
    });
  }
}
