import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join, resolve } from 'node:path';
import { texts } from '../../text/catalogue/text';
import { outputFolder } from '../../../stacks/output-folder';
import { nullProvider } from '../../../stacks/null-provider';
import { initProvider } from '../init-provider';

/** The provider as it was installed, for one registry. */
export interface InstalledProvider {
  /** Where a filesystem mirror has it. */
  readonly path: string;
  readonly folder: string;
}

/** This machine, in Go's words. */
export const goPlatform = `${platform()}_${arch() === 'x64' ? 'amd64' : arch()}`;

/**
 * The null provider for this kind of machine: as Terraform itself gets it, from its mirror, cache or registry, else of a stack that was
 * initialized here.
 *
 * @param work an empty folder that stays until the provider is read
 * @throws {Error} in four parts, where there is none
 */
export async function findProvider(project: string, work: string): Promise<readonly InstalledProvider[]> {
  // Another folder than `work` would hold it, or a running server would be it.
  const { text } = await initProvider(work, { TF_DATA_DIR: undefined, TF_REATTACH_PROVIDERS: undefined });
  const stacks = resolve(project, outputFolder(process.env), 'stacks');
  const found = [work, ...foldersIn(stacks).map((stack) => join(stacks, stack))]
    .map(installedIn)
    .filter((installed) => installed.length > 0);
  const chosen = found.find((installed) => !isStandIn(installed)) ?? found[0];
  if (chosen !== undefined) return chosen;
  const said = text.replaceAll(/\s+/g, ' ').replace(/^.*?Error: /, '');
  const provider = `${nullProvider.source} ${nullProvider.version}`;
  throw new Error(
    texts().bundle.noProvider({ provider, platform: goPlatform, said: said.slice(0, 400), stacks }),
  );
}

/** Whether it is a script, as the lab's is, and not HashiCorp's program. */
export const isStandIn = (providers: readonly InstalledProvider[]): boolean =>
  providers.some(({ folder }) => readdirSync(folder).some((name) => startsAsScript(join(folder, name))));

/** Whether a file is started by another program. */
export function startsAsScript(file: string): boolean {
  const [start, opened] = [Buffer.alloc(2), openSync(file, 'r')];
  try {
    readSync(opened, start);
  } finally {
    closeSync(opened);
  }
  return start.toString('latin1') === '#!';
}

function installedIn(folder: string): readonly InstalledProvider[] {
  const providers = join(folder, '.terraform/providers');
  return foldersIn(providers)
    .map((registry) => join(registry, nullProvider.source, nullProvider.version, goPlatform))
    .filter((path) => existsSync(join(providers, path)))
    .map((path) => ({ path, folder: join(providers, path) }));
}

const foldersIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).sort() : [];
