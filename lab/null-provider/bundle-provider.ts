import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Writes the stand-in of hashicorp/null as one executable file. */
export async function bundleProvider(file: string): Promise<void> {
  await build({
    entryPoints: [join(__dirname, 'main.ts')],
    outfile: file,
    bundle: true,
    minify: true, // read anew for every phase of every Terraform command
    platform: 'node',
    target: 'node20',
    // This very node: another one may be first in the PATH that Terraform is run with, or none (sudo).
    banner: { js: `#!${process.execPath}` },
    logLevel: 'error',
  });
  await chmod(file, 0o755);
}
