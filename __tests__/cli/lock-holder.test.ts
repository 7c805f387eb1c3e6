import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { lockFunctions } from '../../lib/run/run-programs';

const script = `${lockFunctions}\n${readFileSync(join(__dirname, '../../lib/cli/lock-holder.sh'), 'utf8')}`;

test('a held lock is one line for each process, however long its script is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-lock-'));
  const file = join(folder, 'boss-cdktf-unit1.lock');
  const text = `echo held >&8; read -r _\n${Array.from({ length: 600 }, (_, line) => `# line ${line}\n`).join('')}`;
  const holder = execa('bash', ['-c', `exec 8>${file}; flock 8; bash -c "$0"; true`, text], {
    stdin: 'pipe',
    reject: false,
  });
  try {
    const ask = (word: string) =>
      execa('bash', ['-s', '--', 'unit1', word], {
        input: script.replaceAll(/\/run\/lock|\/run\/boss-cdktf|\/var\/log\/boss-cdktf/g, folder),
      });
    for (let tries = 0; tries < 200 && (await ask('no')).stdout.split('\n').length < 3; tries += 1);
    const lines = (await ask('no')).stdout.split('\n');
    expect(lines[0]).toBe('held by held');
    const processes = lines.slice(1);
    expect(processes.length).toBeGreaterThanOrEqual(2);
    for (const line of processes) expect(line).toMatch(/^process \d+ .{1,100}$/);
    expect(processes.some((line) => line.includes('bash -c echo held >&8; read -r _ # line 0'))).toBe(true);
  } finally {
    holder.stdin.end();
    await holder;
    rmSync(folder, { recursive: true });
  }
});
