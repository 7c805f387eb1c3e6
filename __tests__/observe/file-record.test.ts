import { createHash } from 'node:crypto';
import { type Questions, renderQuestions } from '../../lib/remote/questions';
import { fileSha256 } from '../../lib/remote/probes';
import type { Observations } from '../../lib/plan/observation';
import { Collector } from '../../lib/observe/collect';
import { yamlValues } from '../../lib/recipes/yaml-values';

const nonce = 'abc123';
const wish = { path: '/conf/server.yaml', values: [{ path: ['a', 'b'], value: false }] };
const request = {
  group: 'firstbox',
  platformGroup: 'firstbox',
  steps: [yamlValues(wish)],
  files: [wish],
};
const questions: Questions = renderQuestions([request]);
const text = `secret: not-to-be-seen\na:\n  b: true\n${'# 很长\n'.repeat(500)}`;
const sha = (content: string) => createHash('sha256').update(content).digest('hex');
const pieces = (content: string) =>
  (
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,1400}/g) ?? []
  ).map((piece) => `from firstbox text 0 ${piece}`);
const sent = (content: string) => [...pieces(content), `from firstbox reading 0 read ${sha(content)}`];

function look(...lines: string[]) {
  const collector = new Collector(nonce, questions);
  for (const line of [...lines, 'from firstbox end 1', 'finished']) collector.add(`@@${nonce} ${line}`);
  const seen = collector.observationOf(request);
  const host = seen.kind === 'observed' ? seen.hosts[0] : undefined;
  const answers = host?.kind === 'answered' ? host.answers : {};
  return { host, answer: answers[`file_sha256 ${wish.path}`], files: collector.files };
}
const answered = (word: string) => `from firstbox answer 0 ${word} -`;

test('the file is asked for by its sha256, and its content on the firstbox only', () => {
  expect(questions.probes).toEqual([fileSha256(wish.path)]);
  const program = Buffer.from(/^program='(.*)'$/m.exec(questions.script)?.[1] ?? '', 'base64').toString();
  expect(program).not.toMatch(/server\.yaml/);
  const own = /^firstbox_program='(.*)'$/m.exec(questions.script)?.[1] ?? '';
  expect(Buffer.from(own, 'base64').toString()).toMatch(
    /^say_texts\(\) \{\n[^}]* say_file 0 \/conf\/server\.yaml\n/m,
  );
});

test('of a file that arrived whole, the lines to be changed are kept and nothing else', () => {
  const { answer, files } = look(answered(sha(text)), ...sent(text));
  expect(answer).toEqual({ word: sha(text), detail: '' });
  const kept: Observations['files'] = files;
  expect(kept[wish.path]).toMatchObject({
    before: sha(text),
    after: sha(text.replace('true', 'false')),
    edits: [{ first: 3, count: 1, text: '  b: false\n' }],
  });
  expect(JSON.stringify(files)).not.toMatch(/not-to-be-seen/);
});

test.each<[string, readonly string[], RegExp]>([
  ['a piece is missing', [answered(sha(text)), ...sent(text).slice(1)], /did not arrive whole/],
  ['pieces are swapped', [answered(sha(text)), ...sent(text).reverse()], /did not arrive whole/],
  ['its end is missing', [answered(sha(text)), ...pieces(text)], /did not arrive whole/],
  [
    'it is another than its probe saw',
    [answered(sha('a: 1')), ...sent(text)],
    /was changed while it was read/,
  ],
  ['it is too large', [answered(sha(text)), 'from firstbox reading 0 failed dG9vIGxhcmdl'], /too large/],
  ['nothing was sent', [answered(sha(text))], /its content was not sent/],
  ['it is absent', [answered('absent')], /there is no such file/],
  ['its sha256 is no sha256', [answered('abc'), ...sent(text)], /answered abc/],
  ['it is no YAML', [answered(sha('a: [')), ...sent('a: [')], /line 1: it is not YAML/],
])('when %s, it is unreadable and there is nothing to edit', (_name, lines, reason) => {
  const { answer, files } = look(...lines);
  expect(answer?.word).toBe('unreadable');
  expect(answer?.detail).toMatch(reason);
  expect(files).toEqual({});
});

test.each([
  ['a file that was not asked for', 'from firstbox text 1 YQ=='],
  ['a node that sends a file', 'from boss0 text 0 YQ=='],
  ['more words than a piece', 'from firstbox text 0 YQ== more'],
])('%s is not understood', (_name, line) => {
  const { host, files, answer } = look(answered(sha(text)), ...sent(text), line);
  if (line.includes('boss0')) expect(answer?.word).toBe(sha(text));
  else {
    expect(host).toMatchObject({ kind: 'unreadable' });
    expect(Object.keys(files)).toEqual([wish.path]);
  }
});
