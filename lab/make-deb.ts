import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes another version of a lab package that is packed as it is, on the machine that runs this.
 *
 * @param folder where the .deb goes.
 * @returns its path, `FOLDER/NAME_VERSION_all.deb`.
 */
export async function makeDeb(
  folder: string,
  name: 'pitrix-boss2-manager' | 'pitrix-boss2-web' | 'pitrix-transit-upload-server',
  version: string,
): Promise<string> {
  const stage = await mkdtemp(join(tmpdir(), 'boss-deb-'));
  try {
    await chmod(stage, 0o755); // it becomes the root folder of the package
    await cp(join(__dirname, 'platform', 'packages', name), stage, { recursive: true });
    await rm(join(stage, 'repository')); // of build_pkgs.py
    const control = join(stage, 'DEBIAN', 'control');
    const text = await readFile(control, 'utf8');
    await writeFile(control, text.replace(/^Version: .*/m, `Version: ${version}`));
    const { execa } = await import('execa'); // ES modules only
    await execa('dpkg-deb', ['--root-owner-group', '-Zgzip', '-b', stage, folder]);
    return join(folder, `${name}_${version}_all.deb`);
  } finally {
    await rm(stage, { recursive: true });
  }
}
