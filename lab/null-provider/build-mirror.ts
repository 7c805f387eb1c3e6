import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { bundleProvider } from './bundle-provider';

/** The release of hashicorp/null that is stood in for; its state is interchangeable with the real one's. */
export const NULL_PROVIDER_VERSION = '3.2.4';

// A provider named `null` without a host means another registry to OpenTofu than to Terraform.
const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

/**
 * Builds a Terraform filesystem mirror that holds the stand-in of hashicorp/null, and nothing outside `directory`.
 * Building it again is harmless, also while Terraform runs.
 */
export async function buildMirror(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const bundle = join(directory, `bundle.${String(process.pid)}`);
  await bundleProvider(bundle);
  for (const registry of REGISTRIES) {
    const folder = join(
      directory,
      registry,
      'hashicorp',
      'null',
      NULL_PROVIDER_VERSION,
      `${platform()}_${goArch()}`,
    );
    await mkdir(folder, { recursive: true });
    const draft = `${bundle}.draft`; // outside `folder`: Terraform hashes all of that
    await copyFile(bundle, draft);
    await rename(draft, join(folder, `terraform-provider-null_v${NULL_PROVIDER_VERSION}_x5`));
  }
  await rm(bundle);
}

/** This machine's architecture, in Go's words. */
function goArch(): string {
  return arch() === 'x64' ? 'amd64' : arch();
}
