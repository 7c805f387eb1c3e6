import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { TerraformStack, Testing } from 'cdktf';
import type { Construct } from 'constructs';
import { ConvergedGroup, observe, Platform, programsAbsent } from '../../constructs/index';
import { hostKey } from '../environments-for-tests';

export interface Synthesized {
  readonly resource: {
    readonly null_resource: Readonly<
      Record<
        string,
        {
          readonly triggers: Readonly<Record<string, string>>;
          readonly depends_on?: readonly string[];
          readonly provisioner?: readonly { readonly 'local-exec': { readonly command: string } }[];
        }
      >
    >;
  };
}

export const firstbox = { host: 'firstbox.unit.example', hostKey };
export const stackIn = (app: Construct = Testing.app(), id = 'own') => {
  const stack = new TerraformStack(app, id);
  new NullProvider(stack, 'null');
  return stack;
};
export const platformIn = (scope: Construct, zone = 'unit1a') =>
  new Platform(scope, zone, { zone, region: 'unit1', topology: 'region', firstbox });
export const resourcesOf = (stack: TerraformStack) =>
  (JSON.parse(Testing.synth(stack, true)) as Synthesized).resource.null_resource;
export const oldAgent = (scope: Construct, platform: Platform, id = 'old-agent', group = 'hyper') =>
  new ConvergedGroup(scope, id, { platform, group, steps: [programsAbsent(['old_agent'])] });
export const plan = (scope: Construct) => observe(scope, { mode: 'off', say: () => undefined });
