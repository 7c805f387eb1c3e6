import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { quote } from '../../lib/remote/quote';
import { hostLibrary } from '../../lib/remote/shell-files';
import type { Answer } from '../../lib/plan/observation';

/** A folder that stands for a host's /etc, with commands that say what a host's do. */
export interface StandInHost {
  readonly folder: string;
  /** Writes a file below the folder. */
  write(path: string, text: string): void;
  /** Puts a command before the true ones; its text is bash. */
  command(name: string, text: string): void;
  /** Carries out bash after the probes; what it prints. */
  run(body: string): Promise<string>;
  ask(fn: string, ...args: readonly string[]): Promise<Answer>;
  remove(): void;
}

/** supervisord.conf includes `conf.d/*.conf`, as Debian's does; nginx's folder is `nginx`. */
export function standInHost(): StandInHost {
  const folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-host-'));
  const host: StandInHost = {
    folder,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    command(name, text) {
      host.write(`bin/${name}`, `#!/bin/bash\n${text}\n`);
      chmodSync(join(folder, 'bin', name), 0o755);
    },
    async run(body) {
      const places = `supervisor_looks_for=(${quote(join(folder, 'supervisord.conf'))})\nsupervisor_programs=${quote(join(folder, 'conf.d'))}\nnginx_folder=${quote(join(folder, 'nginx'))}`;
      const { stdout } = await execa('bash', ['-s', '--', 'nonce', '-'], {
        input: `${hostLibrary(body)}\n${places}\nmain() {\n${body}\n}\nmain </dev/null`,
        env: { PATH: `${join(folder, 'bin')}:${process.env['PATH']}` },
      });
      return stdout;
    },
    async ask(fn, ...args) {
      const said = await host.run(
        `ask ${[fn, ...args].map(quote).join(' ')}; printf '%s\\n%s' "$word" "$detail"`,
      );
      const [word = '', ...detail] = said.split('\n');
      return { word, detail: detail.join('\n') };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
  host.write('supervisord.conf', '[supervisord]\n[include]\nfiles = conf.d/*.conf\n');
  mkdirSync(join(folder, 'conf.d'));
  host.command('id', 'echo 0');
  return host;
}
