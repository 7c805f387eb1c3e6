import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';

/**
 * A text file beside the stack's synthesized configuration.
 *
 * TerraformAsset copies a file that must already be on disk when it is constructed; this text is rendered,
 * and nothing is written before `writeRenderedFiles`.
 */
export class RenderedFile extends Construct {
  /** Relative to the stack's folder, where Terraform runs. */
  readonly path: string;

  constructor(
    scope: Construct,
    id: string,
    name: string,
    readonly text: string,
  ) {
    super(scope, id);
    this.path = `converge/${name}`;
  }

  /** Of the text as it is written. */
  get sha256(): string {
    return createHash('sha256').update(this.text).digest('hex');
  }
}

/** Writes every rendered file of an app that was synthesized, readable by its owner only. */
export function writeRenderedFiles(app: App): void {
  for (const file of app.node.findAll()) {
    if (!(file instanceof RenderedFile)) continue;
    const target = join(
      app.outdir,
      app.manifest.forStack(TerraformStack.of(file)).workingDirectory,
      file.path,
    );
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    rmSync(target, { force: true }); // one of before would keep its mode
    writeFileSync(target, file.text, { mode: 0o600, flag: 'wx' });
  }
}
