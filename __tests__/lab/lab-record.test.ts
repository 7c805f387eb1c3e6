/** verifies: what a lab.json names is ended and removed only where it is this user's, of this boot and of the very namespace */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, lchownSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRoot } from '../../lab/as-root';
import { endLab } from '../../lab/end-lab';
import { type LabProcess, type LabRecord, tryFindProcess, writeRecord } from '../../lab/lab-record';

let folder: string;
let bystander: ChildProcess;
let its: LabProcess;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-record-'));
  writeFileSync(join(folder, 'precious'), '');
  bystander = spawn('sleep', ['60'], { stdio: 'ignore' });
  const found = await tryFindProcess(bystander.pid ?? 0);
  if (found === undefined) throw new Error('sleep was not started');
  its = found;
});
afterEach(() => {
  bystander.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
const recordOf = (lab: LabProcess): LabRecord => ({
  zone: 'z',
  domain: 'lab.example',
  region: false,
  execNodes: 2,
  lab,
  hosts: [],
});
const untouched = async () => [
  (await tryFindProcess(its.pid))?.startTime === its.startTime,
  existsSync(join(folder, 'precious')),
];

test('the process of a record is ended, and its folder removed', async () => {
  await writeRecord(folder, recordOf(its));
  const ended = new Promise((resolve) => bystander.once('exit', resolve));
  expect(await endLab(folder)).toBe(true);
  await ended;
  expect(existsSync(folder)).toBe(false);
});

test.each([
  ['of another boot', { bootId: '00000000-0000-0000-0000-000000000000' }],
  ['of another namespace', { namespace: 'pid:[1]' }],
  ['that began at another time', { startTime: '1' }],
])('a process %s that has the number now lives on', async (_, other) => {
  await writeRecord(folder, recordOf({ ...its, ...other }));
  expect(await endLab(folder)).toBe(false);
  expect((await untouched())[0]).toBe(true);
});

const foreign: readonly (readonly [string, () => void])[] = [
  ['that others may write to', () => chmodSync(join(folder, 'lab.json'), 0o666)],
  ['in a folder that others may write to', () => chmodSync(folder, 0o777)],
  [
    'that is a link',
    () => {
      rmSync(join(folder, 'lab.json'));
      writeFileSync(join(folder, 'elsewhere.json'), JSON.stringify(recordOf(its)));
      symlinkSync(join(folder, 'elsewhere.json'), join(folder, 'lab.json'));
    },
  ],
  ...(isRoot()
    ? [['of another user', () => lchownSync(join(folder, 'lab.json'), 12345, 12345)] as const]
    : []),
];
test.each(foreign)('a record %s is not believed, and nothing is ended or removed', async (_, make) => {
  await writeRecord(folder, recordOf(its));
  make();
  await expect(endLab(folder)).rejects.toThrow(/is not yours alone .* neither ended nor removed/);
  expect(await untouched()).toEqual([true, true]);
});

test('a record without what tells the process apart is refused', async () => {
  const { pid, startTime } = its;
  await writeRecord(folder, recordOf({ pid, startTime } as LabProcess));
  await expect(endLab(folder)).rejects.toThrow(/not what this version of the lab writes/);
  expect(await untouched()).toEqual([true, true]);
});
