/** verifies, on a terminal of its own: what Ctrl-C asks, and that an answer or a question that comes too late says nothing false */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

const project = join(__dirname, '../..');
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-interruption-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Interrupts a runner that has begun, and does this when it asks; what the terminal shows. */
async function interrupted(then: string): Promise<string> {
  const file = join(folder, 'runner.ts');
  writeFileSync(
    file,
    `import { onInterrupt } from '${project}/lib/run/interruption';
const file = { environment: 'unit' } as never;
const { begun, over, signal } = onInterrupt(file, 'abc', (line) => console.log(line));
signal.addEventListener('abort', () => clearInterval(alive));
const alive = setInterval(() => undefined, 1000);
process.stdin.once('data', () => { ${then}; process.stdin.destroy(); });
begun();
process.kill(process.pid, 'SIGINT');
`,
  );
  const somebody = join(folder, 'somebody.py');
  writeFileSync(
    somebody,
    `import os, pty, sys
read, write = os.pipe()
pid, terminal = pty.fork()
if not pid:
    os.dup2(read, 0)
    os.execvp(sys.argv[1], sys.argv[1:])
shown, asked = b"", False
while True:
    try:
        part = os.read(terminal, 1024)
    except OSError: # nobody writes to it any more
        break
    shown += part
    if b"after 30 s)?" in shown and not asked:
        asked = True
        os.write(write, b"x")
sys.stdout.write(shown.decode())
`,
  );
  const runTs = join(project, 'scripts/run-ts.cjs');
  const { stdout } = await execa('python3', [somebody, 'node', runTs, file], { timeout: 20_000 });
  return stdout.replaceAll('\r', '');
}

const question = /Interrupted\. The run goes on at the firstbox.*l or s \(l after 30 s\)\? /s;
const left = /interrupted: the run is left going on at the firstbox: npx boss attach unit/g;

test('a run that comes to its end while it is asked is not said to go on', async () => {
  const shown = await interrupted('over(); clearInterval(alive)');
  expect(shown).toMatch(question);
  expect(shown).not.toMatch(left);
}, 60_000);

test('a second Ctrl-C leaves the run, and says so once', async () => {
  const shown = await interrupted(`process.kill(process.pid, 'SIGINT')`);
  expect(shown).toMatch(question);
  expect(shown.match(left)).toHaveLength(1);
}, 60_000);
