import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { execa } from 'execa';
import { isBuilt } from '../../../environments/project';
import { nullProvider } from '../../../stacks/null-provider';
import { WrongInput } from '../../subject-of';
import { exitCodes } from '../exit-codes';
import { ownPackage, packageFolder } from '../package';
import { type ArchivedFile, tarOf } from '../tar';
import { packageFiles, peerFiles, providerFiles, terraformFile, terraformProgram } from './contents';
import { findProvider, goPlatform, type InstalledProvider, isStandIn } from './provider';
import { readmeText } from './readme-text';
import { writeWhole } from './write-whole';

/** The folder that an archive unpacks to. */
const top = 'boss-cdktf';

/** What stands in the folder and is not the site's own. */
const ignored = ['README', 'bin', 'boss', 'cdktf.out', 'node_modules', 'providers', 'state', 'terraform.rc'];

const text = {
  standIn:
    "warning: boss bundle: the provider is a script; got: the lab's stand-in, or one like it; allowed: HashiCorp's own, at a site; cure: bundle where the registry or its mirror is reached, without the lab's variables",
  says: 'write one archive for a site without internet: boss, its packages, the null provider, Terraform',
  noTerraform:
    'boss bundle: Terraform is left out: there is no program of it here; the site needs its own, 1.9 or newer',
};

/** Adds `boss bundle`. */
export function addBundleCommand(boss: Command): void {
  boss
    .command('bundle')
    .description(text.says)
    .requiredOption('--out <file>', 'the archive; it must not be there yet')
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
  const progress = (line: string) => process.stderr.write(`${line}\n`);
  if (existsSync(out))
    throw new WrongInput(
      `boss bundle: ${out} is there already; got: a file; allowed: a new name; cure: another --out, or move it away`,
    );
  if (!existsSync(resolve(out, '..')))
    throw new WrongInput(
      `boss bundle: ${out} has no folder; got: no ${resolve(out, '..')}; allowed: a folder that is there; cure: mkdir it, or another --out`,
    );
  const work = mkdtempSync(join(tmpdir(), 'boss-bundle-'));
  try {
    const probe = join(work, 'provider');
    mkdirSync(probe);
    progress(`boss bundle: looking for ${nullProvider.source} ${nullProvider.version}`);
    const providers = await findProvider(project, probe);
    if (isStandIn(providers)) progress(text.standIn);
    const terraform = terraformProgram();
    if (terraform === undefined) progress(text.noTerraform);
    const built = await builtPackage(work, progress);
    progress(`boss bundle: writing ${out}`);
    const files = filesOf(built, providers, terraform);
    const bytes = await writeWhole(out, tarOf(files, Math.floor(Date.now() / 1000)));
    const holds = [
      `${ownPackage.name} ${ownPackage.version}`,
      `${nullProvider.source} ${nullProvider.version}`,
      ...(terraform === undefined ? [] : [terraform]),
    ];
    process.stdout.write(
      `${out}: ${holds.join(', ')}, for ${goPlatform}; ${Math.ceil(bytes / 2 ** 20)} MiB; its README says how it is used\n`,
    );
    return exitCodes.inSync;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Where dist/ is: an installed package has it, a clone builds it. */
async function builtPackage(work: string, progress: (line: string) => void): Promise<string> {
  if (isBuilt) return packageFolder;
  progress(`boss bundle: building ${ownPackage.name} ${ownPackage.version}`);
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
  return [
    file('README', 0o644, readmeText(ownPackage.version, goPlatform, hasTerraform)),
    file('boss', 0o755, readFileSync(join(__dirname, 'site.sh'), 'utf8')),
    // So that npx finds it, with the same settings.
    file(
      'node_modules/.bin/boss',
      0o755,
      '#!/bin/sh\nexec "$(dirname -- "$(readlink -f -- "$0")")/../../boss" "$@"\n',
    ),
    file('.gitignore', 0o644, ignored.map((name) => `/${name}\n`).join('')),
  ];
}
