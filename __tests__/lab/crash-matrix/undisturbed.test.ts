/**
 * verifies: one deploy of the whole runbook that nobody disturbs does what undisturbed.json says, which the other files of this folder
 * compare with: each thing so often, and this end. UPDATE=1 writes the file anew.
 */
import type { Site } from '../site';
import { effectsOn, stateOf } from './effects';
import { keepOrCompare } from '../../keep-or-compare';
import { startWholeRunbook } from './world';

let site: Site;
beforeAll(async () => {
  site = await startWholeRunbook('undisturbed');
}, 300_000);
afterAll(() => site.down());

test('what is done, and what it is in the end', async () => {
  const { exitCode, output } = await site.deploy();
  expect({ exitCode, output: exitCode === 0 ? '' : output }).toEqual({ exitCode: 0, output: '' });
  expect((await site.plan()).actions).toEqual({});
  const seen = { effects: await effectsOn(site), state: await stateOf(site) };
  keepOrCompare('__tests__/lab/crash-matrix/undisturbed.json', `${JSON.stringify(seen, null, 2)}\n`);
}, 600_000);
