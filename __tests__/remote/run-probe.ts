import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { quote } from '../../lib/remote/quote';
import { hostLibrary } from '../../lib/remote/shell-files';
import type { Answer } from '../../lib/plan/observation';

/** What a command of the host says, by its arguments joined with blanks. */
export type Commands = Readonly<
  Record<string, Readonly<Record<string, { stdout: string; stderr?: string; exitCode?: number }>>>
>;

/** Asks one probe in a real bash whose PATH starts with recorded commands. */
export async function runProbe(fn: string, args: readonly string[], commands: Commands): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-probe-'));
  try {
    const root: Commands = { id: { '-u': { stdout: '0\n' } } };
    for (const [command, replies] of Object.entries({ ...commands, ...root })) {
      const cases = Object.entries(replies).map(
        ([words, { stdout, stderr = '', exitCode = 0 }]) =>
          `${quote(words)}) printf %s ${quote(stdout)}; printf %s ${quote(stderr)} >&2; exit ${exitCode};;`,
      );
      writeFileSync(
        join(folder, command),
        `#!/bin/bash\ncase "$*" in\n${cases.join('\n')}\n*) echo "no such case: $*" >&2; exit 99;;\nesac\n`,
      );
      chmodSync(join(folder, command), 0o755);
    }
    const script = `${hostLibrary(fn)}\ndjango_manage=${quote(join(folder, 'django_manage.sh'))}\nask ${[fn, ...args].map(quote).join(' ')}\nprintf '%s\\n%s' "$word" "$detail"`;
    const { stdout } = await execa('bash', ['-s', '--', 'nonce', '-'], {
      input: script,
      env: { PATH: `${folder}:${process.env['PATH']}` },
    });
    const [word = '', ...detail] = stdout.split('\n');
    return { word, detail: detail.join('\n') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
