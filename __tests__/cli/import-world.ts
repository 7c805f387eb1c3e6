import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import { FirstboxFolder } from '../run/firstbox-folder';
import { type LoopbackSshd, startLoopbackSshd } from '../observe/loopback-sshd';

const program = join(resolve(__dirname, '../..'), 'scripts/boss.cjs');

/** A firstbox that is a folder, behind a real sshd, and a project that a new user begins. */
export class ImportWorld {
  private constructor(
    private readonly firstbox: FirstboxFolder,
    private readonly sshd: LoopbackSshd,
    /** File of an age identity, and its recipient. */
    readonly identity: string,
    readonly recipient: string,
  ) {}

  static async start(): Promise<ImportWorld> {
    const firstbox = new FirstboxFolder();
    const { path } = firstbox;
    // What a look asks the firstbox comes packed; what it finds there is its own.
    firstbox.standIn(
      'base64',
      `[ "$1" != -d ] || { /usr/bin/base64 -d | sed 's#/pitrix/#${path}/firstbox/pitrix/#g'; exit; }`,
    );
    const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
    const own = await generateX25519Identity();
    const identity = join(path, 'identity');
    writeFileSync(identity, `${own}\n`, { mode: 0o600 });
    const sshd = await startLoopbackSshd([`ForceCommand ${firstbox.session}`]);
    return new ImportWorld(firstbox, sshd, identity, await identityToRecipient(own));
  }

  stop(): void {
    this.sshd.stop();
    this.firstbox.remove();
  }

  /** A path beside the firstbox and the project. */
  readonly at = (name: string): string => join(this.firstbox.path, name);

  /** Begins anew, with these files on the firstbox. */
  begin(files: Readonly<Record<string, string>>): void {
    for (const name of ['firstbox', 'project']) rmSync(this.at(name), { recursive: true, force: true });
    for (const [path, text] of Object.entries(files)) this.place(path, text);
    mkdirSync(this.at('project/environments'), { recursive: true });
  }

  /** A file on the firstbox. */
  place(path: string, content: string | Buffer): void {
    const file = this.at(`firstbox${path}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  remove = (path: string): void => rmSync(this.at(`firstbox${path}`));

  /** @param before what a shell does first, in mounts of its own */
  readonly boss = (words: readonly string[], before = '') =>
    execa(
      'unshare',
      ['-m', 'sh', '-c', `umask 022; ${before} exec "$@"`, 'sh', process.execPath, program, ...words],
      {
        cwd: this.at('project'),
        env: { BOSS_ENVIRONMENT: undefined, BOSS_AGE_IDENTITY: this.identity },
        reject: false,
        all: true,
        stdin: 'ignore',
      },
    );

  /** `boss new made … --import`, and more words. */
  readonly import = (words: readonly string[], before?: string) => {
    const { host, port = 22, user, hostKey, sshConfig = '' } = this.sshd.connection;
    return this.boss(
      [
        ...['new', 'made', `${user}@${host}:${port}`, '--layout', 'standard'],
        ...['--host-key', hostKey, '--ssh-config', sshConfig, '--import', ...words],
      ],
      before,
    );
  };

  /** Names of what lies in environments/. */
  get written(): readonly string[] {
    return readdirSync(this.at('project/environments'), { recursive: true, encoding: 'utf8' }).sort();
  }

  readonly textOf = (name: string): string => readFileSync(this.at(`project/environments/${name}`), 'utf8');
  readonly modeOf = (name: string): number => statSync(this.at(`project/environments/${name}`)).mode & 0o777;
}
