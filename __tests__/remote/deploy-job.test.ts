import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { apart, hostLibrary } from '../../lib/remote/shell-files';
import { shellFile } from '../../lib/remote/shell-file';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-job-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const status = 'get-deploy-qingcloud-component-status.py';
function command(name: string, body: string): void {
  writeFileSync(join(folder, name), `#!/bin/bash\n${body}\n`);
  chmodSync(join(folder, name), 0o755);
}
async function bash(script: string) {
  const { stdout, exitCode } = await execa('bash', ['-s', '--', 'nonce', 'firstbox'], {
    input: script,
    reject: false,
  });
  return { stdout, exitCode };
}
const deploy = (body: string) =>
  bash(`${apart}\n${shellFile('firstbox/deploy-job.sh')}
    tell() { echo "told: $1"; }; job_cli=${folder}
    main() { local id='' status='' reply='' remark=''; ${body}; }; main </dev/null`);
/** What a plan makes of the same command: its text, or why there is none. */
async function plan(): Promise<string> {
  const { stdout } = await bash(
    `${hostLibrary('say_command')}\nmain() { say_command 0 ${folder}/${status}; }; main </dev/null`,
  );
  const words = stdout.split('\n').filter((line) => line.startsWith('@@nonce firstbox '));
  return words
    .flatMap((line) => (/ (?:text 0|reading 0 failed) (\S+)$/.exec(line) ?? []).slice(1))
    .map((word) => Buffer.from(word, 'base64').toString())
    .join('');
}
const answer = '{\n    "job_id": "j-1",\n    "ret_code": 0,\n    "status": "working"\n}\n';
const says = (text: string) => `printf '%s' '${text}'`;

test.each<[string, string]>([
  ['nothing beside', ''],
  ['a warning of Python', 'echo "/usr/lib/python2.7/x.py:35: CryptographyDeprecationWarning: old" >&2'],
  ['braces and quotes beside', `echo '{"status": "failed", "job_id": "j-9"}' >&2`],
  ['many warnings', 'for i in {1..3000}; do echo "warning $i of many, each a line of its own" >&2; done'],
  ['words without a line feed', 'printf "no line feed" >&2'],
])('the answer is read alike by plan and deploy, with %s', async (_name, beside) => {
  command(status, `${beside}\n${says(answer)}`);
  const { stdout } = await deploy('job_status && echo "$id $status"; job_status && echo "$id $status"');
  expect(stdout.split('\n').filter((line) => line === 'j-1 working')).toHaveLength(2);
  expect(
    stdout.split('\n').filter((line) => line.startsWith(`told: ${status} said beside its answer: `)),
  ).toHaveLength(
    beside === '' ? 0 : 1, // not at every look
  );
  expect(await plan()).toBe(answer);
});

test('a whole answer counts whatever the exit code, in plan and deploy', async () => {
  command(status, `${says(answer)}; exit 1`);
  expect((await deploy('job_status && echo "$id $status"')).stdout).toBe('j-1 working');
  expect(await plan()).toBe(answer);
});

test('a traceback and no answer: its last words are in both messages', async () => {
  command(
    status,
    'printf "Traceback (most recent call last):\\n  File \\"x\\"\\nImportError: No module named y\\n" >&2; exit 1',
  );
  const { stdout } = await deploy(`job_status || unrecognised ${status}`);
  expect(stdout).toContain(`unrecognised reply of ${status}: ; beside it: Traceback`);
  expect(stdout).toContain('ImportError: No module named y');
  expect(await plan()).toMatch(/ended with 1: nothing; beside it: .*ImportError: No module named y$/);
});

test('a job that was started is known although the start warned', async () => {
  command(
    'deploy-qingcloud-component.py',
    `echo "UserWarning: x" >&2; ${says('{"job_id": "j-2", "ret_code": 0}')}`,
  );
  const { stdout } = await deploy('id=j-1; start_job file && echo "$id"');
  expect(stdout).toBe(
    'told: deploy-qingcloud-component.py said beside its answer: UserWarning: x\ntold: job j-2 started: file\nj-2',
  );
});

test('an answer in another script than ASCII is the same to both', async () => {
  const chinese = '{"job_id": "j-3", "ret_code": 0, "status": "working", "zone": "北京三区"}';
  command(status, `python3 -c 'print("""${chinese}""")'`);
  expect((await deploy('job_status && echo "$reply"')).stdout.trim()).toBe(chinese);
  expect((await plan()).trim()).toBe(chinese);
});
