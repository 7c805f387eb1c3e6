import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { execa } from 'execa';
import { isBuilt } from '../../environment/project';
import { texts } from '../../text/catalogue/text';
import { nullProvider } from '../../../stacks/null-provider';
import { WrongInput } from '../subject-of';
import { exitCodes } from '../exit-codes';
import { ownPackage, packageFolder } from '../package';
import { type ArchivedFile, tarOf } from '../tar';
import { packageFiles, peerFiles, providerFiles, terraformFile, terraformProgram } from './contents';
import { findProvider, goPlatform, type InstalledProvider, isStandIn } from './provider';
import { progress } from '../output';
import { writeWhole } from './write-whole';

/** The folder that an archive unpacks to. */
const top = 'boss-cdktf';

/** What stands in the folder and is not the site's own. */
const ignored = ['README', 'bin', 'boss', 'cdktf.out', 'node_modules', 'providers', 'state', 'terraform.rc'];

/** Adds `boss bundle`. */
export function addBundleCommand(boss: Command): void {
  const help = texts().commands.bundle;
  boss
    .command('bundle')
    .description(help.does)
    .requiredOption('--out <file>', help.out)
    .action(async ({ out }: { readonly out: string }) => {
      process.exitCode = await bundle(process.cwd(), out);
    });
}

/**
 * Writes the archive; it is whole or not there.
 *
 * @param project whose stacks may hold the provider
 * @throws {WrongInput} where the file cannot be the archive
 * @throws {Error} in four parts, where something that it needs is not there
 */
async function bundle(project: string, out: string): Promise<number> {
  const say = texts().bundle;
  if (existsSync(out)) throw new WrongInput(say.thereAlready({ file: out }));
  const folder = resolve(out, '..');
  if (!existsSync(folder)) throw new WrongInput(say.noFolder({ file: out, folder }));
  const work = mkdtempSync(join(tmpdir(), 'boss-bundle-'));
  try {
    const probe = join(work, 'provider');
    mkdirSync(probe);
    progress(say.looking(nullProvider));
    const providers = await findProvider(project, probe);
    if (isStandIn(providers)) progress(say.standIn);
    const terraform = terraformProgram();
    if (terraform === undefined) progress(say.noTerraform);
    const built = await builtPackage(work, progress);
    progress(say.writing({ file: out }));
    const files = filesOf(built, providers, terraform);
    const bytes = await writeWhole(out, tarOf(files, Math.floor(Date.now() / 1000)));
    const holds = [
      `${ownPackage.name} ${ownPackage.version}`,
      `${nullProvider.source} ${nullProvider.version}`,
      ...(terraform === undefined ? [] : [terraform]),
    ];
    const size = Math.ceil(bytes / 2 ** 20);
    process.stdout.write(`${say.written({ file: out, holds, platform: goPlatform, size })}\n`);
    return exitCodes.inSync;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Where dist/ is: an installed package has it, a clone builds it. */
async function builtPackage(work: string, progress: (line: string) => void): Promise<string> {
  if (isBuilt) return packageFolder;
  progress(texts().bundle.building(ownPackage));
  await execa(process.execPath, [join(packageFolder, 'scripts/build.cjs'), work, 'programs'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return work;
}

function* filesOf(
  built: string,
  providers: readonly InstalledProvider[],
  terraform: string | undefined,
): Iterable<ArchivedFile> {
  for (const file of ownFiles(terraform !== undefined)) yield { ...file, name: join(top, file.name) };
  const parts = [packageFiles(built), peerFiles(), providerFiles(providers)];
  for (const part of parts) for (const file of part) yield { ...file, name: join(top, file.name) };
  if (terraform === undefined) return;
  const program = terraformFile(terraform);
  yield { ...program, name: join(top, program.name) };
}

/** What is written for the site. */
function ownFiles(hasTerraform: boolean): readonly ArchivedFile[] {
  const file = (name: string, mode: number, content: string) => ({
    name,
    mode,
    content: Buffer.from(content),
  });
  const script = (name: string) => readFileSync(join(__dirname, name), 'utf8');
  const { version } = ownPackage;
  return [
    file('README', 0o644, texts().bundle.readme({ version, platform: goPlatform, hasTerraform })),
    file('boss', 0o755, script('site.sh')),
    // So that npx finds it, with the same settings.
    file('node_modules/.bin/boss', 0o755, script('npx.sh')),
    file('.gitignore', 0o644, ignored.map((name) => `/${name}\n`).join('')),
  ];
}
