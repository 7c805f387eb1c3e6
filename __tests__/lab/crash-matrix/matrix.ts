import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '../site';
import type { Again } from './again';
import { type Effects, effectsOn, stateOf } from './effects';
import { holdAt, isHeld, isJob, plantHolds, release } from './hold';
import { isOver, type Killer, link } from './killers';
import type { Point } from './points';
import { plannedFor, runWarnings, saidBy } from './said';
import { untilOnHost } from '../until-on-host';
import { until } from './until';

/** One hit, and what came of it. */
export interface Row {
  readonly killer: Killer['name'];
  readonly point: Point;
  readonly exit: string;
  readonly said: string;
  /** What the plan after it says of the part. */
  next: string;
}

export const undisturbed = () =>
  JSON.parse(readFileSync(join(__dirname, 'undisturbed.json'), 'utf8')) as {
    readonly effects: Effects;
    readonly state: readonly string[];
  };

/** One deploy after the other, each hit at the next point; the one after it is its "deploy again". */
export class Chain {
  readonly rows: Row[] = [];
  private broken = false;

  constructor(private readonly site: Site) {}

  readonly begin = () => plantHolds(this.site);

  async hit(point: Point, killer: Killer): Promise<void> {
    // The next hit counts on this one.
    if (this.broken) throw new Error('a hit before this one failed');
    this.broken = true;
    await this.hitOnce(point, killer);
    this.broken = false;
  }

  private async hitOnce(point: Point, killer: Killer): Promise<void> {
    await holdAt(this.site, [point]);
    await this.plan();
    // A job that a deploy left working is met by the plan that follows, and goes on only then.
    await releaseJobOf(this.site, this.rows.at(-1));
    let ended: string | undefined;
    const applied = this.site.apply().then((result) => {
      ended = result.output;
      return result;
    });
    await isHeld(this.site, point, () => ended);
    await killer.kill(this.site);
    const { exitCode, output } = await applied;
    expect(exitCode).not.toBe(0);
    this.rows.push({
      killer: killer.name,
      point,
      exit: exitCode === undefined ? 'killed' : String(exitCode),
      said: saidBy(output),
      next: '',
    });
    if (isJob(point)) return;
    await release(this.site, point);
    await isOver(this.site);
  }

  /** What is left to be done, by a deploy that ends well. @param cuts where all its sessions are cut, which it has to join again */
  async finish(cuts: readonly Point[] = []): Promise<void> {
    await holdAt(this.site, cuts);
    await this.plan();
    await releaseJobOf(this.site, this.rows.at(-1));
    let printed = '';
    let ended: string | undefined;
    const applied = this.site
      .apply((line) => (printed += `${line}\n`))
      .then((result) => {
        ended = result.output;
        return result;
      });
    for (const [number, point] of cuts.entries()) {
      await isHeld(this.site, point, () => ended, number);
      printed = '';
      await link.kill(this.site);
      await until('the loss is told', () => {
        if (ended !== undefined) throw new Error(`it was not joined again:\n${ended}`);
        return Promise.resolve(/connection lost/.test(printed));
      });
      this.rows.push({ killer: link.name, point, exit: '0', said: saidBy(printed), next: 'in sync' });
      await untilOnHost(
        this.site.lab,
        'firstbox',
        'it has joined again',
        `pgrep -f '^sshd: root' >/dev/null`,
      );
      await release(this.site, point, number);
    }
    const { exitCode, output } = await applied;
    expect({ exitCode, output: exitCode === 0 ? '' : output }).toEqual({ exitCode: 0, output: '' });
  }

  private async plan(): Promise<void> {
    const plan = await this.site.plan();
    expect(plan.planned ? '' : plan.output).toBe('');
    const last = this.rows.at(-1);
    if (last !== undefined) last.next = plannedFor(last.point.address, plan, runWarnings(this.site));
  }
}

async function releaseJobOf(site: Site, row: Row | undefined): Promise<void> {
  if (row !== undefined && isJob(row.point)) await release(site, row.point);
}

/** The end is that of an undisturbed deploy, and nothing was done more often than there or for the reasons told. */
export async function demandSameEnd(site: Site, again: Again): Promise<void> {
  const plain = undisturbed();
  expect((await site.plan()).actions).toEqual({});
  expect(runWarnings(site)).toEqual([]);
  await site.lab.exec('firstbox', 'rm -f /usr/local/bin/dd /usr/local/bin/ssh');
  expect(await stateOf(site)).toEqual(plain.state);
  const right = Object.fromEntries(
    Object.entries(plain.effects).map(([key, times]) => [key, times + (again[key]?.[0] ?? 0)]),
  );
  expect(await effectsOn(site)).toEqual(right);
}
