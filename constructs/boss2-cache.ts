import { Construct } from 'constructs';
import { boss2Cache, everyNode } from '../lib/components/boss2-cache';
import type { Environment } from '../lib/environment/environment';
import type { Observations } from '../lib/plan/observation';
import { kept } from '../lib/text/catalogue/en/kept';
import { visibleText } from '../lib/text/visible-text';
import type { PartProps } from './boss-v1-absent';
import { declareComponent } from './declare-component';
import type { ReplacedFor } from './group-rules';
import { escapeTemplate } from './escape-template';

/**
 * The cache of BOSS V2 knows the nodes that the platform has: rebuilt when they are others than at the last time (runbook 扩容环境).
 *
 * @throws {Error} when the platform has one already
 */
export class Boss2Cache extends Construct {
  constructor(scope: Construct, id: string, { platform }: PartProps) {
    super(scope, id);
    platform.desire(this, ['boss', 'v2', 'cache'], 'current');
    declareComponent(this, boss2Cache, platform, { refusals: nobodyKnown, replacedFor: otherNodes });
  }
}

function nobodyKnown(_: Environment, { groups }: Observations): readonly string[] {
  const nodes = groups[everyNode];
  return nodes === undefined || !('reason' in nodes)
    ? []
    : [kept.blocked.nodesUnknown({ reported: visibleText(nodes.reason, 400) })];
}

function otherNodes(_: Environment, seen: Observations | undefined): ReplacedFor {
  const nodes = seen?.groups[everyNode];
  return {
    triggers: { nodes: nodes?.kind === 'listed' ? escapeTemplate(nodes.hosts.join('\n')) : 'not observed' },
    ignored: nodes?.kind === 'listed' ? [] : ['nodes'],
  };
}
