import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The name of the program that plans and applies: `TERRAFORM_BINARY_NAME` (cdktf's own setting), else `terraform`, else
 * OpenTofu's `tofu`; `undefined` where neither is in the PATH.
 */
export function tryFindTerraformBinary(): string | undefined {
  const chosen = process.env['TERRAFORM_BINARY_NAME'];
  return [...(chosen ? [chosen] : []), 'terraform', 'tofu'].find(isInPath);
}

function isInPath(name: string): boolean {
  const candidates = name.includes('/')
    ? [name]
    : (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  return candidates.some((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
