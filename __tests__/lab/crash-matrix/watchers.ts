import type { Site } from '../site';
import type { Killer } from './killers';
import type { Again } from './again';
import { Chain, demandSameEnd } from './matrix';
import { points } from './points';
import { type Passed, report } from './report';
import { startWholeRunbook } from './world';

/**
 * The tests of a killer of what watches a run. The run goes on to its end, so that two whole deploys are needed: one is hit before the first
 * thing of each part, the other one late.
 *
 * @param again of each of both
 */
export function testKillerOfWatchers(killer: Killer, title: string, again: Again): void {
  const passes: Passed[] = [];
  describe.each([1, 2] as const)('pass %i', (pass) => {
    let site: Site;
    let chain: Chain;
    beforeAll(async () => {
      site = await startWholeRunbook(`${killer.name}-${pass}`);
      chain = new Chain(site);
      await chain.begin();
    }, 300_000);
    afterAll(() => site.down());

    test.each(points.filter((point) => point.pass === pass))(
      '$address: killed $when $step',
      (point) => chain.hit(point, killer),
      300_000,
    );

    test('the deploy after the last hit ends as an undisturbed one, and nothing was done twice', async () => {
      await chain.finish();
      await demandSameEnd(site, again);
      passes.push({ rows: chain.rows, again });
    }, 300_000);
  });
  test('the table', () => {
    expect(passes).toHaveLength(2);
    report(killer.name, title, passes);
  });
}
