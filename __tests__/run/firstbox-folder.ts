import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packHeader } from '../../lib/run/run-header';
import { lockFunctions, launchProgram, runsProgram } from '../../lib/run/run-programs';

/** Where a firstbox keeps what our programs name, by the folder that stands for it here. */
const places: Readonly<Record<string, string>> = {
  '/var/log/boss-cdktf': 'log',
  '/run/boss-cdktf': 'run',
  '/run/lock': 'lock',
  '/var/backups/boss-cdktf': 'backups',
};

/** A journal's header of a run with one step. */
export const aboutOf = (by: string): string =>
  packHeader(
    { run: 'abc', by, environment: 'unit', commit: 'none', plan: 'p', title: 'a title' },
    { title: 'a title', zone: 'unit1', platformGroup: 'firstbox', steps: [] },
  );

/** One launch of a run that is driven by hand. */
export interface Launched {
  readonly lines: string[];
  /** Resolves when it has said a line that has this in it. */
  readonly says: (part: string) => Promise<void>;
  /** Sends the last input. */
  readonly answer: (text: string) => void;
  /** Resolves when nothing more can come. */
  readonly ended: Promise<void>;
}

/** A folder that stands for the firstbox's own: our programs run with its paths in place of the real ones. */
export class FirstboxFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'boss-cdktf-firstbox-'));

  constructor() {
    for (const name of ['bin', 'lock']) mkdirSync(join(this.path, name));
    chmodSync(join(this.path, 'lock'), 0o1777);
  }

  readonly moved = (program: string): string =>
    Object.entries(places).reduce((text, [from, to]) => text.replaceAll(from, join(this.path, to)), program);

  /** A command for sshd's ForceCommand: its sessions run here. The pid of each session's sshd is a line of the file `sessions`. */
  get session(): string {
    const file = join(this.path, 'session');
    const moves = Object.entries(places).map(([from, to]) => `s#${from}#${join(this.path, to)}#g`);
    writeFileSync(
      file,
      `#!/bin/bash
export PATH=${this.path}/bin:$PATH
echo $PPID >>${this.path}/sessions
exec bash -c "$(printf '%s' "$SSH_ORIGINAL_COMMAND" | sed '${moves.join(';')}')"
`,
    );
    chmodSync(file, 0o755);
    return file;
  }

  /** A program of the firstbox's that does something else first. */
  standIn(name: string, commands: string): void {
    const file = join(this.path, 'bin', name);
    writeFileSync(file, `#!/bin/bash\n${commands}\nexec ${this.real(name)} "$@"\n`);
    chmodSync(file, 0o755);
  }

  private readonly real = (name: string) =>
    ['/usr/bin', '/bin'].map((folder) => join(folder, name)).find(existsSync) ?? name;

  start(program: string, words: readonly string[], input = ''): Launched {
    const child = spawn('bash', ['-c', this.moved(program), '-', ...words], {
      env: { ...process.env, PATH: `${join(this.path, 'bin')}:${process.env['PATH'] ?? ''}` },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    const waiting: (() => void)[] = [];
    const heard = () => waiting.forEach((one) => one());
    const reader = createInterface({ input: child.stdout });
    reader.on('line', (line) => {
      lines.push(line);
      heard();
    });
    const ended = new Promise<void>((resolve) => reader.on('close', resolve));
    child.stdin.on('error', () => undefined);
    child.stdin.write(input);
    return {
      lines,
      ended,
      answer: (text) => child.stdin.end(text),
      says: (part) =>
        new Promise((resolve, reject) => {
          const look = () => {
            if (lines.some((line) => line.includes(part))) resolve();
          };
          waiting.push(look);
          look();
          void ended.then(() => reject(new Error(`it never said ${part}:\n${lines.join('\n')}`)));
        }),
    };
  }

  launch(run: {
    readonly zone: string;
    readonly nonce: string;
    readonly script: string;
    readonly name?: string;
    readonly holder?: string;
    readonly about?: string;
    readonly arguments?: readonly string[];
    /** The program that starts it. @default - as it is */
    readonly program?: (text: string) => string;
  }): Launched {
    const { zone, nonce, script, name = 'a_run', holder = 'alice@desk', about = aboutOf('alice@desk') } = run;
    return this.start(
      (run.program ?? ((text) => text))(launchProgram),
      [
        zone,
        holder,
        name,
        nonce,
        String(Buffer.byteLength(script)),
        createHash('sha256').update(script).digest('hex'),
        about,
        ...(run.arguments ?? [nonce]),
      ],
      script,
    );
  }

  /** Launches it, lets it begin, and waits for its end. */
  async run(what: Parameters<FirstboxFolder['launch']>[0]): Promise<readonly string[]> {
    const launched = this.launch(what);
    await launched.says(`${what.nonce} ready`);
    launched.answer(`go ${what.nonce}\n`);
    await launched.ended;
    return launched.lines;
  }

  /** What looks after runs: `list ZONE` and the like. */
  async ask(...words: readonly string[]): Promise<readonly string[]> {
    const asked = this.start(runsProgram, words);
    asked.answer('');
    await asked.ended;
    return asked.lines;
  }

  /** Says who holds the locks of a zone, with `yes` gives them away. */
  async takeOver(lockHolder: string, zone: string, yes: 'yes' | 'no'): Promise<readonly string[]> {
    const asked = this.start(`${lockFunctions}\n${lockHolder}`, [zone, yes]);
    asked.answer('');
    await asked.ended;
    return asked.lines;
  }

  journals(zone: string): readonly string[] {
    const folder = join(this.path, 'log', zone);
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
