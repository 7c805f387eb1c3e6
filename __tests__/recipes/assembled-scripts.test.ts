/* verifies: shellcheck has nothing to say about scripts as they are sent, put together from their parts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { launchProgram, runProgram, runsProgram } from '../../lib/run/run-programs';
import { handProgram } from '../../lib/cli/change/by-hand';
import { renderedScripts } from './rendered-scripts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-scripts-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** What shellcheck sees of a script: no comment but its own, nor the program in it, which is checked by itself. */
const seen = (text: string) =>
  text.replaceAll(/^ *#(?! shellcheck).*\n/gm, '').replace(/^program='.*'$/m, "program=''");

test('shellcheck has nothing to say about any rendered script', async () => {
  // Groups of a component often have the same script.
  const different = new Map(
    [
      ...renderedScripts,
      ['launch of a run', launchProgram] as const,
      ['run', runProgram] as const,
      ['runs', runsProgram] as const,
      ['by hand', handProgram] as const,
    ].map(([name, text]) => [seen(text), name]),
  );
  const files = [...different].map(([text, name]) => {
    const file = join(folder, `${name.replaceAll(/\W+/g, '-')}.sh`);
    writeFileSync(file, text);
    return file;
  });
  // Parts that one program does not use (SC2034, SC2317, SC2329) are used by another; the rest is as in the parts themselves.
  const { stdout, exitCode } = await execa(
    'shellcheck',
    ['-s', 'bash', '-S', 'warning', '-e', 'SC2034,SC2209', ...files],
    { reject: false },
  );
  expect(stdout).toBe('');
  expect(exitCode).toBe(0);
}, 600_000); // shellcheck is slow, and there are many scripts
