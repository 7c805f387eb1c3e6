import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { hostLibrary } from '../../lib/remote/shell-files';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-gate-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Asks the gate of a manager whose first answers are of programs that still start. */
async function gate(seconds: number, failures: number) {
  const manager = join(folder, 'manage');
  const calls = join(folder, 'calls');
  writeFileSync(
    manager,
    `#!/bin/bash
echo "$1" >>${calls}
case $1 in
  versions) echo 'manager: 2.0.0' ;;
  areyouok)
    if [ "$(grep -c areyouok ${calls})" -le ${failures} ]; then echo 'programs ... error: STARTING'; exit 1; fi
    echo 'programs ... ok' ;;
esac
`,
  );
  chmodSync(manager, 0o755);
  const { stdout } = await execa('bash', ['-s', '--', 'nonce', 'boss0'], {
    input: `${hostLibrary('boss2_gate')}\ndjango_manage=${manager}\nsleep() { :; }\nask boss2_gate ${seconds}\necho "$word $detail"`,
  });
  const [told = '', answer = ''] = stdout.split('\n').filter((line) => line !== '');
  return {
    told: Buffer.from(told.replace('@@nonce boss0 told ', ''), 'base64').toString(),
    answer,
    calls: readFileSync(calls, 'utf8').trim().split('\n'),
  };
}

test('programs that still start are asked again; then the versions are told', async () => {
  expect(await gate(60, 2)).toEqual({
    told: 'versions: manager: 2.0.0',
    answer: 'healthy ',
    calls: ['areyouok', 'areyouok', 'areyouok', 'versions'],
  });
});

test('when the time is over the last answer counts, and the versions are told all the same', async () => {
  expect(await gate(0, 2)).toEqual({
    told: 'versions: manager: 2.0.0',
    answer: 'unhealthy it ended with 1: programs ... error: STARTING',
    calls: ['areyouok', 'versions'],
  });
});
