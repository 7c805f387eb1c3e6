/*
 * verifies: the page of boss report in Debian's Chromium: 30 and 1,000 hosts, hostile host text, Chinese and English, light and dark, keyboard,
 * no request. UPDATE=1 writes the pictures of docs/report.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pageOf } from '../../lib/cli/report/page';
import { type Browser, chromium, type Page } from './chromium-for-tests';
import { dataOf, fleet, hostile, now } from './report-world';
import { smallPicture } from './small-picture';

const project = resolve(__dirname, '../..');
let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'boss-report-page-test-'))));
afterAll(() => {
  delete process.env['BOSS_LANG'];
  rmSync(folder, { recursive: true });
});

describe('the page in a browser', () => {
  let browser: Browser | undefined;
  beforeAll(async () => (browser = await chromium()));
  afterAll(() => browser?.close());

  /** Opens a page from disk. `heard`: whatever it asked for, said or failed with. */
  async function open(hypers: number, said?: string, language = 'en', javaScriptEnabled = true) {
    if (browser === undefined) return undefined;
    process.env['BOSS_LANG'] = language;
    const file = join(folder, 'shown.html');
    writeFileSync(file, pageOf(dataOf(fleet(hypers, said))));
    const page = await (await browser.newContext({ javaScriptEnabled, offline: true })).newPage();
    const heard: string[] = [];
    page.on('console', (told) => heard.push(told.text?.() ?? ''));
    page.on('pageerror', ({ message = '' }) => heard.push(message));
    page.on('request', (told) => heard.push(told.url?.() ?? ''));
    await page.clock.setFixedTime(now);
    await page.goto(`file://${file}`);
    return { page, heard: () => heard.filter((one) => one !== `file://${file}`) };
  }
  const text = (page: Page, selector: string) =>
    page.evaluate<string>(
      `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.innerText).join('|')`,
    );
  const count = (page: Page, selector: string) =>
    page.evaluate<number>(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
  const focused = (page: Page) =>
    page.evaluate<string>(
      "document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText",
    );
  const picture = async (page: Page, name: string) => {
    if (process.env['UPDATE'] !== '1') return;
    await page.setViewportSize({ width: 1360, height: 900 });
    await page.evaluate('scrollTo(0, 0)');
    const png = await page.screenshot({ fullPage: true });
    writeFileSync(join(project, `docs/report-${name}.png`), smallPicture(png));
  };

  test.each([20, 990])(
    '%d hypers: a tile for each host, facts on a click, nothing asked for and no error',
    async (hypers) => {
      const opened = await open(hypers);
      if (opened === undefined) return;
      const { page, heard } = opened;
      expect(await count(page, '.tile')).toBe(hypers + 10);
      expect(await text(page, '.fleet tbody th')).toBe('pek3a|pek3b|sh1a|gz1a');
      expect(await text(page, '.fleet tbody tr:nth-child(3) .flag')).toBe(
        'older than a day|before the last deploy',
      );
      expect(await text(page, '.fleet tbody tr:nth-child(4) td:nth-child(3)')).toBe(
        'Run: npx boss plan gz1a',
      );
      await page.evaluate(
        "[...document.querySelectorAll('.tile')].find((one) => one.shown.host === 'pek3ar01n04').click()",
      );
      expect(await text(page, '.panel h4')).toBe('pek3ar01n04');
      expect(await text(page, '.panel .facts')).toMatch(
        /program boss_daemon boss_v1_absent\s+Wanted\s*absent\s+Found\s*running/,
      );
      expect(await text(page, '.panel .facts')).toMatch(/as wanted at the look of 2026-03-03 06:00 UTC/);
      expect(await text(page, '.timeline summary .who')).toBe('zhao@ops2|zhao@ops2|lin@ops1');
      expect(heard()).toEqual([]);
      await picture(page, `${hypers === 20 ? 30 : 1000}-en-light`);
    },
  );

  test('without JavaScript tables show it', async () => {
    const opened = await open(20, undefined, 'en', false);
    if (opened === undefined) return;
    expect(opened.heard()).toEqual([]);
    expect(await text(opened.page, 'noscript td')).toContain('pek3ar01n04');
    const { length } = await opened.page.screenshot({ fullPage: true });
    expect(length).toBeGreaterThan(20_000);
  });

  test('host text stays text, whatever it is', async () => {
    const opened = await open(20, hostile);
    if (opened === undefined) return;
    const { page, heard } = opened;
    expect(await count(page, 'img')).toBe(0);
    expect(await count(page, 'body script')).toBe(2);
    await page.evaluate("document.querySelector('.tile.s-unreadable').click()");
    expect(await text(page, '.panel')).toContain(
      '<img src=x onerror=alert(1)></script><script>alert(2)</script>\\u{202e}gnp.exe\\u{1b}[2JAAA',
    );
    // It stays in its place.
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(heard()).toEqual([]);
  });

  test.each([
    ['light', 'rgb(244, 246, 248)', 'dark', 'rgb(15, 20, 26)'],
    ['dark', 'rgb(15, 20, 26)', 'light', 'rgb(244, 246, 248)'],
  ] as const)(
    '%s as the system is, until the switch is used; all text in contrast',
    async (scheme, ground, other, otherGround) => {
      const opened = await open(20, undefined, 'zh');
      if (opened === undefined) return;
      const { page, heard } = opened;
      await page.emulateMedia({ colorScheme: scheme });
      const background = () =>
        page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor');
      expect(await background()).toBe(ground);
      expect(await page.evaluate<readonly string[]>(lowContrast)).toEqual([]);
      await picture(page, `30-zh-${scheme}`);
      await page.evaluate(`document.querySelector('.themes [value=${other}]').click()`);
      expect(await background()).toBe(otherGround);
      expect(await page.evaluate<readonly string[]>(lowContrast)).toEqual([]);
      expect(heard()).toEqual([]);
    },
  );

  test('in Chinese every label is', async () => {
    const opened = await open(990, undefined, 'zh');
    if (opened === undefined) return;
    const { page } = opened;
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await text(page, 'h1, h2, h3')).toBe(
      'BOSS 全景|全部环境|pek3a\n⊘\n受阻|发现|主机（按节点组）|差异，以及从何时开始|部署',
    );
    expect(await text(page, '.fleet tbody tr:first-child .when small')).toBe('2小时前|30小时前');
    await picture(page, '1000-zh-dark');
  });

  test('by keyboard alone: to the tiles, along them, to the facts of a host and back', async () => {
    const opened = await open(20);
    if (opened === undefined) return;
    const { page } = opened;
    for (let presses = 0; presses < 40 && !(await focused(page)).startsWith('pek3a-'); presses++)
      await page.keyboard.press('Tab');
    // The first one that needs looking after.
    expect(await focused(page)).toBe('pek3a-webservice1, differs: program boss_collector');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('pek3a-webservice0, in sync');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('pek3a-boss0, in sync');
    await page.keyboard.press('End');
    expect(await focused(page)).toMatch(/^firstbox, /);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('pek3a-webservice1');
    expect(await text(page, '.panel dd.found')).toMatch(/exited/);
    await page.keyboard.press('Escape');
    expect(await focused(page)).toMatch(/^pek3a-webservice1, differs/);
    expect(await count(page, '.close:not([hidden]), .tile[aria-pressed=true]')).toBe(0);
    // One stop for all tiles.
    await page.keyboard.press('Tab');
    expect(await focused(page)).not.toMatch(/^pek3a-/);
    expect(await count(page, '.tile[tabindex="0"]')).toBe(1);
  });

  test('another environment is chosen in the fleet', async () => {
    const opened = await open(20);
    if (opened === undefined) return;
    const { page } = opened;
    await page.evaluate("[...document.querySelectorAll('.name')].at(-1).click()");
    expect(await text(page, '.environment h2')).toMatch(/^gz1a/);
    expect(await text(page, '.environment > p')).toMatch(/^not looked at yet. Run: npx boss plan gz1a/);
    expect(await count(page, '.tile')).toBe(0);
  });
});

/** Texts whose colour and ground are nearer than 4.5 to 1; the ground is the nearest one that is painted. */
const lowContrast = `(() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map((one) => (one / 255 <= 0.03928 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return numbers(colour)[3] === 0 && element.parentElement ? ground(element.parentElement) : colour;
  };
  return [...document.querySelectorAll('body *')].flatMap((element) => {
    if (element.closest('script, noscript') || ![...element.childNodes].some((one) => one.nodeType === 3 && one.data.trim())) return [];
    const [one, other] = [light(getComputedStyle(element).color), light(ground(element))].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (other + 0.05);
    return contrast < 4.5 ? [element.className + ': ' + element.textContent.slice(0, 30) + ' ' + contrast.toFixed(2)] : [];
  });
})()`;
