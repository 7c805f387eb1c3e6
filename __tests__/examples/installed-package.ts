import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';

const project = join(__dirname, '../..');

/**
 * A project with the example in it and the package as `npm pack` makes it; what it asks for as a peer is linked from here, for no registry
 * can be asked.
 *
 * @returns its folder, the example compiled against the package's types
 */
export async function projectWithPackage(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'own-stack-'));
  cpSync(join(project, 'examples/own-stack'), folder, { recursive: true });
  const packed = await execa(
    'npm',
    ['pack', await builtPackage(folder), '--ignore-scripts', '--silent', '--pack-destination', folder],
    { cwd: folder },
  );
  const tarball = packed.stdout.trim().split('\n').at(-1) ?? '';
  const installed = join(folder, 'node_modules/boss-cdktf');
  mkdirSync(installed, { recursive: true });
  await execa('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1']);
  for (const name of ['cdktf', 'constructs', '@cdktf/provider-null', '@types/node', 'undici-types']) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(join(project, 'node_modules', name), join(folder, 'node_modules', name));
  }
  await compile(folder);
  return folder;
}

/** What `npm pack` packs, built by what it starts before, in a folder of its own: others may pack the clone at the same time. */
async function builtPackage(folder: string): Promise<string> {
  const built = join(folder, 'built');
  for (const file of ['package.json', 'README.md', 'LICENSE', 'scripts/boss.cjs'])
    cpSync(join(project, file), join(built, file));
  await execa('node', [join(project, 'scripts/build.cjs'), built]);
  return built;
}

/** Compiles the project's program. @throws what tsc says where it does not fit the package's types */
export async function compile(folder: string): Promise<void> {
  const { exitCode, all } = await execa(
    'node',
    [join(project, 'node_modules/typescript/bin/tsc'), '-p', folder],
    {
      all: true,
      reject: false,
    },
  );
  if (exitCode !== 0) throw new Error(all);
}

/** Files of the installed package, but for declarations. */
export const filesOfPackage = (folder: string): readonly string[] =>
  readdirSync(join(folder, 'node_modules/boss-cdktf'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name).slice(join(folder, 'node_modules/boss-cdktf/').length),
    )
    .filter((path) => !path.endsWith('.d.ts'))
    .sort();
