/** verifies: every session of the firstbox is cut before and after every step of one deploy: it joins its runs again, and ends well */
import type { Site } from '../site';
import { holdAt, isHeld, plantHolds, release } from './hold';
import { link } from './killers';
import { demandSameEnd } from './matrix';
import { points as all } from './points';
import { report } from './report';
import { saidBy } from './said';
import { until } from './until';
import { startWholeRunbook } from './world';

/** Each where it comes first in one deploy. */
const points = all.filter(
  ({ address, pattern, again }, number) =>
    again === undefined &&
    all.findIndex((other) => other.address === address && other.pattern === pattern) === number,
);

let site: Site;
beforeAll(async () => {
  site = await startWholeRunbook('link');
  await plantHolds(site);
}, 300_000);
afterAll(() => site.down());

test('one deploy that is cut off at every step ends as an undisturbed one', async () => {
  await holdAt(site, points);
  expect((await site.plan()).planned).toBe(true);
  let printed = '';
  let ended: string | undefined;
  const applied = site
    .apply((line) => (printed += `${line}\n`))
    .then((result) => {
      ended = result.output;
      return result;
    });
  const said: string[] = [];
  for (const [number, point] of points.entries()) {
    await isHeld(site, point, () => ended, number);
    printed = '';
    await link.kill(site);
    await until('the loss is told', () => {
      if (ended !== undefined) throw new Error(`it was not joined again:\n${ended}`);
      return Promise.resolve(/connection lost/.test(printed));
    });
    said.push(saidBy(printed));
    await until('it has joined again', async () => {
      const sessions = await site.lab.exec('firstbox', `pgrep -f '^sshd: root'`);
      return sessions.exitCode === 0;
    });
    await release(site, point, number);
  }
  const { exitCode, output } = await applied;
  expect({ exitCode, output: exitCode === 0 ? '' : output }).toEqual({ exitCode: 0, output: '' });
  const rows = points.map((point, number) => ({
    point,
    exit: '0',
    said: said[number] ?? '',
    next: 'in sync',
  }));
  await demandSameEnd(site, {});
  report('link', 'The connection to the firstbox is cut', [{ rows, again: {} }]);
}, 900_000);
