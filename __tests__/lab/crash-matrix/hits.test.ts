/**
 * verifies: a cut through the crash matrix, on one platform: each kind of hit once or twice, where it works in a way of its own.
 * The rows are those of the whole tables in docs/faults, the end is that of undisturbed.json, and nothing was done twice.
 */
import type { Site } from '../site';
import { type Killer, run, runner, terraform } from './killers';
import { Chain, demandSameEnd } from './matrix';
import { type Point, points } from './points';
import { demandInTables } from './report';
import { startWholeRunbook } from './world';

const pointAt = (address: string, hit: string): Point => {
  const found = points.find((point) => point.address === address && `${point.when}: ${point.step}` === hit);
  if (found === undefined) throw new Error(`no point ${address} ${hit}`);
  return found;
};

const hits: readonly (readonly [killer: Killer, address: string, hit: string, why: string])[] = [
  [runner, 'boss_v1_absent_boss', 'before: programs absent on boss0', 'the run goes on to its end'],
  [run, 'notify_webhook_firstbox', 'after: server.yaml edited', 'done, but not proven'],
  [terraform, 'boss_v2_deployed_boss', 'during: deploy job', 'the job works on, the next plan meets it'],
  [run, 'boss2_packages_boss', 'before: database migrated', 'half of an upgrade, noted on the firstbox'],
];

let site: Site;
let chain: Chain;
beforeAll(async () => {
  site = await startWholeRunbook('hits');
  chain = new Chain(site);
  await chain.begin();
}, 300_000);
afterAll(() => site.down());

test.each(hits.map(([killer, address, hit, why]) => ({ killer, name: killer.name, address, hit, why })))(
  '$name killed, $address, $hit: $why',
  ({ killer, address, hit }) => chain.hit(pointAt(address, hit), killer),
  300_000,
);

test('the deploy after them is cut off, joins again and ends as an undisturbed one, and nothing was done twice', async () => {
  await chain.finish([pointAt('boss2_cache_firstbox', 'before: cache rebuilt')]);
  await demandSameEnd(site, {});
  demandInTables(chain.rows);
}, 300_000);
