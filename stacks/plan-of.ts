import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import type { Environment } from '../lib/environment/environment';
import type { Observations } from '../lib/plan/observation';
import type { PlanSummary } from '../lib/plan/plan-summary';
import { BossStack } from './boss-stack';

/** The comparison that a plan makes, by the same constructs, without Terraform; no file stays. */
export function planOf(environment: Environment, observations: Observations): PlanSummary {
  const outdir = mkdtempSync(join(tmpdir(), 'boss-plan-'));
  try {
    return new BossStack(new App({ outdir }), {
      environment,
      stateDirectory: outdir,
      observations,
    }).summary;
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
