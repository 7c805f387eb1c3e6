/** verifies: every session of the firstbox is cut before and after every step of one deploy: it joins its runs again, and ends well */
import type { Site } from '../site';
import { Chain, demandSameEnd } from './matrix';
import { points as all } from './points';
import { report } from './report';
import { startWholeRunbook } from './world';

/** Each where it comes first in one deploy. */
const points = all.filter(
  ({ address, pattern, again }, number) =>
    again === undefined &&
    all.findIndex((other) => other.address === address && other.pattern === pattern) === number,
);

let site: Site;
let chain: Chain;
beforeAll(async () => {
  site = await startWholeRunbook('link');
  chain = new Chain(site);
  await chain.begin();
}, 300_000);
afterAll(() => site.down());

test('one deploy that is cut off at every step ends as an undisturbed one', async () => {
  await chain.finish(points);
  await demandSameEnd(site, {});
  report('link', 'The connection to the firstbox is cut', [{ rows: chain.rows, again: {} }]);
}, 900_000);
