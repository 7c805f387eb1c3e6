import { TerraformStack } from 'cdktf';
import { RootConstruct } from 'constructs';
import { groupsBelow } from '../constructs/plan-tree';
import { inquiriesOf as askedBy } from '../constructs/inquiries-of';
import type { Inquiry } from '../lib/remote/questions';
import type { Environment } from '../lib/environment/environment';
import { declareRunbook } from './declare-runbook';

/** What has to be asked so that everything that an environment desires can be compared. */
export function inquiriesOf(environment: Environment): readonly Inquiry[] {
  const stack = new TerraformStack(new RootConstruct(), environment.name);
  return askedBy(declareRunbook(stack, environment, ''), groupsBelow(stack));
}
