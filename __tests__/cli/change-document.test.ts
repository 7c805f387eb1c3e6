/*
 * verifies: the document of a change has every part with its hosts, order, commands, proof and way back, in every language; text of a host is
 * never Markdown
 */
import { gunzipSync } from 'node:zlib';
import { byHand } from '../../lib/cli/change/by-hand';
import { changeDocument } from '../../lib/cli/change/document';
import { manualDocument } from '../../lib/cli/change/manual';
import type { Observations } from '../../lib/plan/observation';
import { tryUnpackHeader } from '../../lib/run/run-header';
import { partTexts } from '../../lib/text/catalogue/part-texts';
import { catalogues } from '../../lib/text/catalogue/text';
import { environmentForTests } from '../environments-for-tests';
import { nothingAsDesired, observationsOf, type Silence } from '../observations-for-tests';
import { changeOf } from './change-for-tests';

const environment = environmentForTests(
  'zone',
  '  notifyWebhook: { proxyVips: { unit1: 10.0.0.1 } }\n  webSupervisor: present\n  v2: { deploy: added, cache: current, config: { backEnd: b.yaml },\n' +
    `    packages: { frontEnd: [{ name: web, version: '2', sha256: ${'a'.repeat(64)}, file: w.deb }] } }\n` +
    'rollout: { hyper: { maxUnreachable: 2 } }\n',
);
const hosts = (group: string) =>
  group === 'firstbox'
    ? [group]
    : Array.from({ length: group === 'hyper' ? 21 : 2 }, (_, index) => `${group}${10 + index}`);

/** A platform on which nothing is as desired yet. */
function untouched(detail = ''): Observations {
  const answers = nothingAsDesired(environment, detail);
  const dead: Silence = { host: 'hyper30', kind: 'unreachable', reason: `no route ${detail}` };
  return observationsOf(environment, (host) => (host === 'hyper30' ? dead : answers), hosts);
}
const change = changeOf(environment, untouched(), { lastSeconds: { 'boss_v1_absent on hyper': 41 } });

/** Sections of the steps, by their headings. */
const sections = (text: string) =>
  text
    .split(/^### /m)
    .slice(1)
    .map((one) => one.split(/^## /m)[0] ?? '');

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  const texts = catalogues[language];
  const text = changeDocument(change, texts);

  test('each group that differs has its section in the order of work, with hosts, commands, proof and way back', () => {
    const due = change.groups.filter(({ kind }) => kind !== 'in-sync');
    const found = sections(text);
    expect(found).toHaveLength(due.length);
    expect(due.length).toBeGreaterThan(13);
    for (const [index, group] of due.entries()) {
      const section = found[index] ?? '';
      expect(section.split('\n')[0]).toContain(`\`${group.part}\``);
      expect(section.split('\n')[0]).toContain(`\`${group.group}\``);
      if (group.runbookPart === undefined) throw new Error(`${group.part}: no part of the runbook`);
      const { interrupts, wayBack } = partTexts(texts, group.runbookPart);
      expect(section).toContain(texts.change.wayBack({ text: wayBack }));
      expect(section).toContain(texts.change.interrupts({ text: interrupts }));
      for (const { firstbox, hosts: own, expect: facts } of group.steps) {
        for (const command of [...firstbox, ...own].filter((one) => one.length < 100))
          expect(section.split('\n')).toContain(command);
        for (const { subject } of facts)
          expect(section).toContain(`\`${texts.hosts.thing({ name: subject })}\``);
      }
    }
    const reason = {
      en: /^webservice\[10-11\]: program \w+: wants absent, found /m,
      zh: /^webservice\[10-11\]：程序 \w+：期望 不存在，实际 /m,
    };
    expect(found[0]).toMatch(reason[language]);
  });

  test('who looked when, the plan, commits, and the one command that carries it out', () => {
    for (const word of ['2026-01-02T03:04:05Z', 'op@here', 'chair@there', 'c'.repeat(40), 'd'.repeat(40)])
      expect(text).toContain(`\`${word}\``);
    expect(text).toContain(`echo '${'ab'.repeat(32)}  unit.bossplan' | sha256sum -c`);
    expect(text).toMatch(/^npx boss deploy --plan unit\.bossplan$/m);
  });

  test('hypers: the canary, waves, who is skipped, how long it took', () => {
    const hyper = sections(text)[2] ?? '';
    expect(hyper).toContain(texts.change.waves({ waves: ['`hyper10`', '`hyper[11-12]`', '`hyper[13-29]`'] }));
    expect(hyper).toContain(texts.change.unreachable({ hosts: 2 }));
    expect(hyper).toContain(texts.change.lasts({ seconds: 41 }));
    expect(sections(text)[6]).toContain(texts.change.lastsUnknown);
    expect(text).toContain(texts.change.skipped({ host: '`hyper30`', reason: '`no route`' }));
    expect(hyper).toContain("/pitrix/upgrade/exec_nodes.sh -f hyper 'supervisorctl stop boss_daemon'");
  });

  test('by hand: a wave is a block of its own, files with secrets are named, and no Terraform', () => {
    const manual = manualDocument(
      { ...change, byHand: true, terraform: undefined, planFile: undefined },
      texts,
    );
    const blocks = [
      ...manual.matchAll(/^bash (\/root\/boss-change-abababababab)\/by-hand\.sh (\d+) (\w+) /gm),
    ];
    expect(blocks.map(([, , number]) => Number(number))).toEqual(blocks.map((_, index) => index + 1));
    expect(blocks.filter(([, , , name]) => name === 'boss_v1_absent_hyper')).toHaveLength(3);
    // Who holds the address is found on the way.
    expect(blocks.filter(([, , , name]) => name === 'boss_v1_absent_proxy')).toHaveLength(1);
    expect(manual).toContain(
      texts.change.byHand.content({ path: '`/root/boss-change-abababababab/backEnd`', source: '`b.yaml`' }),
    );
    expect(manual).toContain('/pitrix/repo/web/w.deb');
    expect(manual).not.toMatch(/deploy --plan/);
    expect(manual.split('\n').filter((line) => Buffer.byteLength(line) > 1000)).toEqual([]);
  });
});

test('the history of a wave by hand tells of its own hosts, and of those that the whole plan leaves out', () => {
  const groups = change.groups.filter(({ address }) => address === 'boss_v1_absent_hyper');
  const { files, blocks } = byHand(groups, { id: change.id, commit: change.commit }, '');
  const packed = files.filter((line) => /^[\w+/=]{1,120}$/.test(line) && !line.startsWith('BOSS_')).join('');
  const lines =
    gunzipSync(Buffer.from(packed, 'base64'))
      .toString()
      .match(/^block .*/gm) ?? [];
  const subjects = lines.map((line) => tryUnpackHeader(line.split(' ')[6] ?? '')?.subject);
  expect(subjects.map((subject) => subject?.hosts)).toEqual(
    blocks.map(({ hosts: own }) => [...own, 'hyper30']),
  );
  expect(subjects.map((subject) => subject?.rollout)).toEqual(
    blocks.map(() => ({
      excluded: [{ host: 'hyper30', reason: 'no route ' }],
      maxUnreachable: 2,
    })),
  );
});

/** What of a document is Markdown: code in blocks and spans is taken off, as CommonMark reads it. */
function markdownOf(text: string): string {
  const left: string[] = [];
  let fence = '';
  for (const line of text.split('\n')) {
    const [, ticks] = /^(`{3,})/.exec(line) ?? [];
    if (fence === '' && ticks !== undefined) fence = ticks;
    else if (fence === '') left.push(line);
    else if (ticks !== undefined && ticks.length >= fence.length && line === ticks) fence = '';
  }
  expect(fence).toBe('');
  return left.join('\n').replaceAll(/(?<!`)(`+)(?!`)(?:.*?[^`])?\1(?!`)/g, '');
}

test.each([
  '```\n# evil',
  '`` evil `',
  '` evil',
  'evil`',
  '</code><script>evil</script>',
  '| evil |',
  '[evil](http://evil)',
  '````\n\n````` evil',
  '\u001b[31mevil\u202e',
  '${evil}',
])('a host that says %j says no Markdown', (said) => {
  const hostile = changeOf(environment, untouched(said), { lookedBy: said });
  for (const write of [changeDocument, manualDocument])
    for (const texts of Object.values(catalogues)) {
      const text = write(hostile, texts);
      expect(text).toContain('evil');
      expect(markdownOf(text)).not.toMatch(/evil|\p{Cc}(?<!\n)|\u202e/u);
    }
});

test('the check of Markdown finds what stands outside of code', () => {
  expect(markdownOf('a `evil` b\n```x\nevil\n```\n- evil')).toMatch(/^a {2}b\n- evil$/);
});
