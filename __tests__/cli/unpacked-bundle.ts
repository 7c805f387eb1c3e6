import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { terraformEnvironment } from '../../lab/terraform-env';

const program = join(resolve(__dirname, '../..'), 'scripts/boss.cjs');

type Variables = Readonly<Record<string, string>>;

/** A machine that bundles, and one without a network, which has what was unpacked. */
export class UnpackedBundle {
  /** Where the archive was unpacked. */
  readonly site: string;
  readonly archive: string;

  private constructor(
    /** Of everything. */
    readonly folder: string,
    /** Where Terraform of the machine that bundles finds its provider. */
    readonly terraform: Variables,
  ) {
    this.site = join(folder, 'home/boss-cdktf');
    this.archive = join(folder, 'boss.tar');
  }

  static async start(): Promise<UnpackedBundle> {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'boss-bundle-test-')));
    for (const name of ['desk', 'home', 'path']) mkdirSync(join(folder, name));
    for (const name of ['npm', 'npx'])
      symlinkSync(realpathSync((await execa('which', [name])).stdout), join(folder, 'path', name));
    symlinkSync(process.execPath, join(folder, 'path/node'));
    return new UnpackedBundle(folder, await terraformEnvironment(folder));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** `boss bundle`, where Terraform finds its provider. */
  readonly bundle = (out: string, env: NodeJS.ProcessEnv = {}, cwd = join(this.folder, 'desk')) =>
    execa(
      '/bin/sh',
      ['-c', 'umask 022; exec "$@"', 'sh', process.execPath, program, 'bundle', '--out', out],
      {
        cwd,
        env: { TERRAFORM_BINARY_NAME: undefined, ...this.terraform, ...env },
        reject: false,
        stdin: 'ignore',
      },
    );

  /** Bundles and unpacks. @returns what was said */
  async unpack(): Promise<{
    readonly exitCode: number | undefined;
    readonly stdout: string;
    readonly stderr: string;
  }> {
    const { exitCode, stdout, stderr } = await this.bundle(this.archive);
    await execa('tar', ['-xf', this.archive, '-C', join(this.folder, 'home')]);
    return { exitCode, stdout, stderr };
  }

  /** In a network of its own that has only a loopback, with the variables of nobody. */
  readonly apart = (words: readonly string[], cwd = this.site, env: Variables = {}) =>
    execa(
      'unshare',
      [process.getuid?.() === 0 ? '-n' : '-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh', ...words],
      {
        cwd,
        env: {
          HOME: join(this.folder, 'home'),
          PATH: `${join(this.folder, 'path')}:/usr/sbin:/usr/bin:/sbin:/bin`,
          // The stand-in has no certificate; the real provider does not mind.
          TF_DISABLE_PLUGIN_TLS: '1',
          ...env,
        },
        extendEnv: false,
        reject: false,
        all: true,
        stdin: 'ignore',
      },
    );
}
