import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { makeFilesPrivate, makePrivateFolder } from './private-output';

/**
 * A text file beside the stack's synthesized configuration.
 *
 * TerraformAsset copies a file that must already be on disk when it is constructed; this text is rendered,
 * and written when the stack is synthesized.
 */
export class GeneratedFile extends Construct {
  /** @param path relative to the stack's folder, where Terraform runs */
  constructor(
    scope: Construct,
    id: string,
    readonly path: string,
    readonly text: string,
  ) {
    super(scope, id);
    writeAtSynth(TerraformStack.of(this));
  }

  /** Of the text as it is written. */
  get sha256(): string {
    return createHash('sha256').update(this.text).digest('hex');
  }
}

/** Of stacks that write theirs. */
const writing = new WeakSet<TerraformStack>();

/** Makes a stack write its rendered files when it is synthesized, readable by their owner only. */
function writeAtSynth(stack: TerraformStack): void {
  if (writing.has(stack)) return;
  writing.add(stack);
  const { synthesizer } = stack;
  stack.synthesizer = {
    synthesize: (session) => {
      makePrivateFolder(session.outdir);
      synthesizer.synthesize(session);
      const folder = join(session.outdir, session.manifest.forStack(stack).workingDirectory);
      for (const file of stack.node.findAll())
        if (file instanceof GeneratedFile) write(join(folder, file.path), file.text);
      makeFilesPrivate(folder);
    },
  };
}

function write(target: string, text: string): void {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  rmSync(target, { force: true }); // one of before would keep its mode
  writeFileSync(target, text, { mode: 0o600, flag: 'wx' });
}
