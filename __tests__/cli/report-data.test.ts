/* verifies: what a page of boss report says comes from what was seen: silence is no health, since when something differs, deploys out of runs, host text that stays text */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploysOf } from '../../lib/cli/report/deploys';
import { keepLook, keptLook } from '../../lib/cli/report/kept-look';
import { pageOf } from '../../lib/cli/report/page';
import { dataOf, fleet, hostile, lookAt, run, v1Back } from './report-world';

const only = (name: string, answers: ReturnType<Parameters<typeof lookAt>[3] & {}>) => (host: string) =>
  host === name ? answers : {};
const host = 'pek3ar01n02';
const away = only(host, { host, kind: 'unreachable', reason: 'no route' });
const back = only(host, v1Back);

/** The one environment of a page. */
function shown(look: ReturnType<typeof lookAt>, history = run('pek3a', 1, 't on hyper', [])) {
  const [environment] = dataOf([{ name: 'pek3a', look, history }]).environments;
  if (environment === undefined) throw new Error('no environment');
  return environment;
}
const stateOf = (look: ReturnType<typeof lookAt>, name: string) =>
  look.groups.flatMap(({ hosts }) => hosts).find((one) => one.host === name)?.state;

test('in sync is said where every host answered, and counts them', () => {
  const calm = shown(lookAt('pek3a', 20, 2));
  expect(calm).toMatchObject({ state: 'in-sync', hostCount: 30, drift: [] });
  expect(calm.cells[0]).toEqual({ state: 'in-sync', count: '30/30' });
});

test('a host without an answer is no host in sync: not as a tile, not in its part, not in the environment', () => {
  const look = lookAt('pek3a', 20, 2, away);
  expect(stateOf(look, host)).toBe('skipped');
  expect(shown(look).state).toBe('skipped');
  expect(shown(look).cells[0]).toEqual({ state: 'partly', count: '29/30' });
  const dark = lookAt('pek3a', 20, 2, (one) => ({ host: one, kind: 'unreachable', reason: 'no route' }));
  expect(shown(dark).state).toBe('blocked');
  expect([...new Set(dark.groups.flatMap(({ hosts }) => hosts.map(({ state }) => state)))]).toEqual([
    'unreachable',
  ]);
});

test('what is unreadable on a host is neither in sync nor a difference', () => {
  const doubt = only(host, { 'program_state boss_daemon': { word: 'unreadable', detail: 'what' } });
  const look = lookAt('pek3a', 20, 2, doubt);
  expect(stateOf(look, host)).toBe('unreadable');
  expect(shown(look).drift).toEqual([]);
});

test('boss nodes that are not well are unhealthy', () => {
  const ill = { areyouok: { word: 'unhealthy', detail: 'down' } };
  const look = lookAt('pek3a', 20, 2, only('pek3a-boss0', ill));
  expect([stateOf(look, 'pek3a-boss0'), stateOf(look, 'pek3a-boss1')]).toEqual(['unhealthy', 'in-sync']);
  expect(shown(look).state).toBe('unhealthy');
});

test('an environment without a look says so, and claims nothing', () => {
  const [none] = dataOf([{ name: 'new', history: [] }]).environments;
  expect(none).toMatchObject({ state: 'not-looked', observedAt: '', cells: [], groups: [] });
});

describe('since when it differs', () => {
  const calm = lookAt('pek3a', 20, 9);
  const seen = lookAt('pek3a', 20, 6, back, calm);

  test('the look that saw it first, and the one before it', () => {
    expect(shown(lookAt('pek3a', 20, 2, back, seen)).drift).toMatchObject([
      {
        hosts: host,
        subject: 'program boss_daemon',
        first: seen.observedAt,
        before: calm.observedAt,
        by: 'look',
      },
      { hosts: host, first: seen.observedAt },
    ]);
  });

  test('is told in the language of the page', () => {
    const own = process.env['BOSS_LANG'];
    process.env['BOSS_LANG'] = 'zh';
    const { drift, facts } = shown(lookAt('pek3a', 20, 2, back, seen));
    process.env['BOSS_LANG'] = own;
    const told = { subject: '程序 boss_daemon', wanted: '不存在', found: '运行中' };
    expect([drift[0], facts.find(({ found }) => found !== undefined)]).toMatchObject([told, told]);
  });

  test('a look that got no answer forgets nothing', () => {
    const silent = lookAt('pek3a', 20, 4, away, seen);
    expect(shown(silent).drift).toEqual([]);
    expect(shown(lookAt('pek3a', 20, 2, back, silent)).drift[0]).toMatchObject({ first: seen.observedAt });
  });

  test('once as wanted, it begins anew', () => {
    const mended = lookAt('pek3a', 20, 4, undefined, seen);
    const again = lookAt('pek3a', 20, 2, back, mended);
    expect(shown(again).drift[0]).toMatchObject({ first: again.observedAt, before: mended.observedAt });
  });

  test('without an earlier look a deploy that proved that part there is the bound', () => {
    const first = lookAt('pek3a', 20, 2, back);
    expect(shown(first).drift[0]).not.toHaveProperty('before');
    const other = run('pek3a', 5, 'web_supervisor on hyper', [host]);
    expect(shown(first, other).drift[0]).not.toHaveProperty('before');
    const proof = run('pek3a', 5, 'boss_v1_absent on hyper', [host]);
    expect(shown(first, proof).drift[0]).toMatchObject({ by: 'deploy', before: '2026-03-04T03:00:48Z' });
  });
});

test('runs of one person and commit behind each other are one deploy; its worst host counts', () => {
  const one = run('pek3a', 9, 'a on boss', ['b0', 'b1']);
  const next = one.map((entry) => ({ ...entry, run: 'next', title: 'b on boss', begun: entry.begun + 60 }));
  const failed = next.map((entry, index) =>
    index === 0 ? { ...entry, result: 'failed' as const, step: 's' } : entry,
  );
  const later = run('pek3a', 2, 'a on boss', ['b0']);
  const deploys = deploysOf([...one, ...failed, ...later], 40);
  expect(deploys.map(({ result, runs }) => [result, runs.length])).toEqual([
    ['proven', 1],
    ['failed', 2],
  ]);
  expect(deploys[1]).toMatchObject({
    seconds: 108,
    counts: [
      ['proven', 1],
      ['failed', 1],
    ],
  });
  expect(deploys[1]?.runs[1]?.troubles).toEqual([['failed', 'b0', 's']]);
});

describe('a look that is kept', () => {
  let folder: string;
  beforeEach(() => (process.env['BOSS_STATE_DIR'] = folder = mkdtempSync(join(tmpdir(), 'boss-look-test-'))));
  afterEach(() => {
    delete process.env['BOSS_STATE_DIR'];
    rmSync(folder, { recursive: true });
  });
  const same = (text: string) => text;
  const never = (line: string) => {
    throw new Error(line);
  };

  test('only its owner reads it, no secret is in it, and nothing else stays', () => {
    const told = { ...v1Back, 'program_state boss_daemon': { word: 'copied', detail: 'key xyzzy' } };
    keepLook(lookAt('pek3a', 20, 2, only(host, told)), (text) => text.replaceAll('xyzzy', '[secret]'), never);
    expect(readdirSync(folder)).toEqual(['pek3a.look.json']);
    const file = join(folder, 'pek3a.look.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/key \[secret\]/);
    expect(keptLook('pek3a')?.since).toHaveLength(2);
  });

  test('an older look does not replace it, and one of another version does not hinder a new one', () => {
    writeFileSync(join(folder, 'pek3a.look.json'), '{"apiVersion":"boss-cdktf/look/v0"}');
    expect(() => keptLook('pek3a')).toThrow(/holds no look of this version; got: .*cure: look again/s);
    keepLook(lookAt('pek3a', 20, 2), same, never);
    keepLook(lookAt('pek3a', 20, 5), same, never);
    expect(keptLook('pek3a')?.observedAt).toBe('2026-03-04T06:00:00Z');
  });

  test('where it cannot be kept a line says so, and the look goes on', () => {
    process.env['BOSS_STATE_DIR'] = join(folder, 'file/state');
    writeFileSync(join(folder, 'file'), '');
    const said: string[] = [];
    keepLook(lookAt('pek3a', 20, 2), same, (line) => said.push(line));
    expect(said).toEqual([expect.stringMatching(/^warning: pek3a: this look is not kept for boss report: /)]);
  });
});

describe('the page', () => {
  const page = pageOf(dataOf(fleet(20, hostile)));

  test('its policy lets its own script and style run, and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const sum = (tag: string) =>
      createHash('sha256')
        .update(new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page)?.[1] ?? '')
        .digest('base64');
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src 'sha256-${sum('style')}'`,
      `script-src 'sha256-${sum('script')}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test('host text is no markup in it, and nothing of it hides or reorders', () => {
    expect(page).toContain('\\u003cimg src=x onerror=alert(1)\\u003e');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toMatch(/<img|<\/script>(?!\n(<script>|<\/body>))/);
    for (const sign of ['\u001b', '\u202e']) expect(page).not.toContain(sign);
    expect(page.length).toBeLessThan(200_000);
  });

  test('of a fleet with 1,000 hosts it has less than 2 MB', () => {
    expect(Buffer.byteLength(pageOf(dataOf(fleet(990))))).toBeLessThan(2_000_000);
  });
});
