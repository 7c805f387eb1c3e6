import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import type { Change } from '../../lib/cli/change/model';
import { groupsIn, summaryIn } from '../../lib/cli/change/planned-change';
import { filesOfStack } from '../../lib/cli/plan-file';
import type { Environment } from '../../lib/environment/environment';
import type { Observations } from '../../lib/plan/observation';
import { BossStack } from '../../stacks/boss-stack';

/** The change that a plan of an environment would be, from what was seen. */
export function changeOf(
  environment: Environment,
  observations: Observations,
  more: Partial<Change> & { readonly lastSeconds?: Readonly<Record<string, number>> } = {},
): Change {
  const outdir = mkdtempSync(join(tmpdir(), 'boss-change-test-'));
  const { lastSeconds = {}, ...others } = more;
  try {
    const app = new App({ outdir });
    const stack = new BossStack(app, { environment, stateDirectory: '/state', observations, lastSeconds });
    app.synth();
    const folder = join(outdir, app.manifest.forStack(stack).workingDirectory);
    const files = filesOfStack(folder);
    return {
      environment,
      id: 'ab'.repeat(32),
      planFile: 'unit.bossplan',
      commit: 'c'.repeat(40),
      programCommit: 'd'.repeat(40),
      programVersion: '0.1.0',
      terraform: { version: '1.11.4', state: 'none yet' },
      lookedBy: 'op@here',
      writtenBy: 'chair@there',
      byHand: false,
      summary: summaryIn(files),
      groups: groupsIn(files, folder),
      ...others,
    };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
