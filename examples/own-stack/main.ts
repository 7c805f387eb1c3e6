/** Two zones of a platform in one stack: parts of the runbook, and a construct of our own. There is no YAML. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  BossV1Absent,
  ConvergedGroup,
  NotifyWebhook,
  type NotifyWebhookProps,
  observe,
  Platform,
  type PlatformProps,
  programsAbsent,
} from 'boss-cdktf';

interface Zone {
  readonly platform: PlatformProps;
  readonly hook: Omit<NotifyWebhookProps, 'platform'>;
}

/** The agent that our site had before is gone from these groups, one after the other. */
class OldAgentAbsent extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, groups: readonly string[]) {
    super(scope, id);
    let before: ConvergedGroup | undefined;
    for (const group of groups) {
      const here = new ConvergedGroup(this, group, {
        platform,
        group,
        steps: [programsAbsent(['old_agent'])],
      });
      if (before !== undefined) here.node.addDependency(before);
      before = here;
    }
  }
}

/** What we want in each of our zones. */
class OurZone extends Construct {
  constructor(scope: Construct, id: string, { platform: props, hook: webhook }: Zone) {
    super(scope, id);
    const platform = new Platform(this, 'platform', props);
    const v1 = new BossV1Absent(this, 'v1', { platform });
    const hook = new NotifyWebhook(this, 'hook', { platform, ...webhook });
    hook.node.addDependency(v1);
    const agent = new OldAgentAbsent(this, 'old-agent', platform, ['boss', 'hyper']);
    agent.node.addDependency(hook);
  }
}

async function main(): Promise<void> {
  const app = new App();
  const stack = new TerraformStack(app, 'own');
  new NullProvider(stack, 'null');
  new LocalBackend(stack, { path: join(process.cwd(), 'own.tfstate') });
  const zones = JSON.parse(readFileSync(join(__dirname, 'zones.json'), 'utf8')) as readonly Zone[];
  let before: OurZone | undefined;
  for (const zone of zones) {
    const here = new OurZone(stack, zone.platform.zone, zone);
    // One zone after the other.
    if (before !== undefined) here.node.addDependency(before);
    before = here;
  }
  await observe(app);
  app.synth();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
