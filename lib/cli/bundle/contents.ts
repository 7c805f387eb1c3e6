import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, delimiter, join } from 'node:path';
import { texts } from '../../text/catalogue/text';
import { ownPackage, packageFolder } from '../package';
import type { ArchivedFile } from '../tar';
import { binary } from '../terraform';
import { type InstalledProvider, startsAsScript } from './provider';

/** Declarations, maps and jsii's own files, which no start reads. */
const notNeeded = /\.(?:[cm]?ts|map|jsii)$/;

/** A folder's plain files, by path in it; links are left out. */
function* filesUnder(folder: string, needed: (path: string) => boolean, below = ''): Iterable<string> {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = join(below, entry.name);
    if (entry.isDirectory()) yield* filesUnder(folder, needed, path);
    else if (entry.isFile() && needed(path)) yield path;
  }
}

/** Files as the bundle has them: readable by all, for none is a secret; what can be started stays so. */
function* archived(folder: string, paths: Iterable<string>, as: string): Iterable<ArchivedFile> {
  for (const path of paths) {
    const file = join(folder, path);
    const started = (statSync(file).mode & 0o100) !== 0;
    yield { name: join(as, path), mode: started ? 0o755 : 0o644, content: readFileSync(file) };
  }
}

/**
 * The package as npm packs it, without declarations.
 *
 * @param built where its dist/ is
 */
export function* packageFiles(built: string): Iterable<ArchivedFile> {
  const as = `node_modules/${ownPackage.name}`;
  // What npm packs whatever `files` says, then that; its patterns are folders, files, or *.md of a folder.
  const listed = ['package.json', 'README.md', 'LICENSE', ...ownPackage.files].flatMap((one) => {
    if (one === 'dist') return [];
    if (!one.endsWith('/*.md')) return one;
    const folder = one.slice(0, -'/*.md'.length);
    return readdirSync(join(packageFolder, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name));
  });
  yield* archived(packageFolder, listed, as);
  const needed = (path: string) => !path.startsWith('types/') && !notNeeded.test(path);
  yield* archived(join(built, 'dist'), filesUnder(join(built, 'dist'), needed), join(as, 'dist'));
}

/** The package's peers, with what they bring along. @throws {Error} where one is not installed */
export function* peerFiles(): Iterable<ArchivedFile> {
  for (const name of Object.keys(ownPackage.peerDependencies).sort()) {
    const folder = (createRequire(join(packageFolder, 'package.json')).resolve.paths(name) ?? [])
      .map((modules) => join(modules, name))
      .find((path) => existsSync(path));
    if (folder === undefined) throw new Error(texts().bundle.noPackage({ name }));
    const real = realpathSync(folder);
    yield* archived(
      real,
      filesUnder(real, (path) => !notNeeded.test(path)),
      join('node_modules', name),
    );
  }
}

/** The provider as a filesystem mirror. */
export function* providerFiles(providers: readonly InstalledProvider[]): Iterable<ArchivedFile> {
  for (const { path, folder } of providers) {
    // A plugin cache or an unpacked mirror is linked.
    const real = realpathSync(folder);
    yield* archived(
      real,
      filesUnder(real, () => true),
      join('providers', path),
    );
  }
}

/** Terraform's or OpenTofu's program. @returns undefined where there is none, or where it is a script that starts another */
export function terraformProgram(): string | undefined {
  const name = binary();
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const file = (name.includes('/') ? [name] : folders.map((folder) => join(folder, name))).find(mayStart);
  if (file === undefined) return undefined;
  const real = realpathSync(file);
  return startsAsScript(real) ? undefined : real;
}

/** @param program as terraformProgram found it */
export const terraformFile = (program: string): ArchivedFile => ({
  name: `bin/${/tofu/.test(basename(program)) ? 'tofu' : 'terraform'}`,
  mode: 0o755,
  content: readFileSync(program),
});

function mayStart(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
