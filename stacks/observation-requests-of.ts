import { TerraformStack } from 'cdktf';
import { RootConstruct } from 'constructs';
import { groupsBelow } from '../constructs/plan-tree';
import { observationRequestsOf as askedBy } from '../constructs/observation-requests-of';
import type { ObservationRequest } from '../lib/remote/questions';
import type { Environment } from '../lib/environment/environment';
import { declareRunbook } from './declare-runbook';

/** What has to be asked so that everything that an environment desires can be compared. */
export function observationRequestsOf(environment: Environment): readonly ObservationRequest[] {
  const stack = new TerraformStack(new RootConstruct(), environment.name);
  return askedBy(declareRunbook(stack, environment, ''), groupsBelow(stack));
}
