/** Components of a platform as constructs, each after the one before it. There is no YAML: what is wanted stands in OWN_WISH. */
import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import {
  ComponentDeployed,
  type ComponentDeployedProps,
  observe,
  Platform,
  type PlatformProps,
} from '../../../constructs/index';

/** What is wanted. */
export interface OwnWish {
  readonly platform: PlatformProps;
  readonly state: string;
  readonly components: readonly Omit<ComponentDeployedProps, 'platform'>[];
}

async function main(): Promise<void> {
  const wish = JSON.parse(process.env['OWN_WISH'] ?? '') as OwnWish;
  const app = new App({ outdir: process.env['CDKTF_OUTDIR'] ?? '' });
  const stack = new TerraformStack(app, 'lab');
  new NullProvider(stack, 'null');
  new LocalBackend(stack, { path: wish.state });
  const platform = new Platform(stack, 'platform', wish.platform);
  let before: ComponentDeployed | undefined;
  for (const props of wish.components) {
    const one = new ComponentDeployed(stack, `our-${props.component}`, { platform, ...props });
    if (before !== undefined) one.node.addDependency(before);
    before = one;
  }
  await observe(app);
  app.synth();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
