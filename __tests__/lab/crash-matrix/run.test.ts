/** verifies: the detached run is killed (kill -9, at the firstbox) before and after every step; deploying again has the same end, nothing twice */
import type { Site } from '../site';
import { run } from './killers';
import { type Again, cacheAgain } from './again';
import { Chain, demandSameEnd } from './matrix';
import { points } from './points';
import { report } from './report';
import { startWholeRunbook } from './world';

let site: Site;
let chain: Chain;
beforeAll(async () => {
  site = await startWholeRunbook('run');
  chain = new Chain(site);
  await chain.begin();
}, 300_000);
afterAll(() => site.down());

const built = 'built, then killed before it was pushed; the next deploy builds what it pushes';
const migrated =
  'what an upgrade noted to be done is done before anything else, again where it was broken off; it bears repetition';
const again: Again = {
  ...cacheAgain,
  'boss0: django_manage.sh migrate': [2, migrated],
  'boss0: django_manage.sh init_data': [1, migrated],
  'build of pitrix-ks-boss2-conf': [2, built],
  'build of pitrix-ks-boss2-console': [4, built],
  'build of pitrix-ks-webservice-websupervisor': [1, built],
};

test.each(points)('$address: killed $when $step', (point) => chain.hit(point, run), 300_000);

test('the deploy after the last hit ends as an undisturbed one, and nothing was done twice', async () => {
  await chain.finish();
  await demandSameEnd(site, again);
  report('run', 'The run on the firstbox is killed', [{ rows: chain.rows, again }]);
}, 300_000);
