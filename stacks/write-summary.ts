import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdktf';
import { summaryAsMarkdown } from '../model/render-summary';
import type { BossStack } from './boss-stack';

/** Writes `summary.md` and `summary.json` beside the synthesized stack, readable by their owner only. */
export function writeSummary(stack: BossStack): void {
  const app = App.of(stack);
  const folder = join(app.outdir, app.manifest.forStack(stack).workingDirectory);
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text, { mode: 0o600 });
  write('summary.md', summaryAsMarkdown(stack.summary));
  write('summary.json', `${JSON.stringify(stack.summary, null, 2)}\n`);
}
