import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { recordOf } from '../../lib/plan/firstbox-file';
import { applySplices } from '../../lib/yaml/line-edits';
import { spliceValues } from '../../lib/yaml/yaml-splices';
import { renderProgram } from '../../lib/recipes/program';
import { stepsOf } from '../../lib/plan/declared-step';
import { yamlValues } from '../../lib/recipes/yaml-values';
import { editSeen, filesSeen } from '../steps-for-tests';

const values = [
  { path: ['nf', 'save'], value: false },
  { path: ['nf', 'hook', 'url'], value: "http://it's" },
];

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'boss-cdktf-edited-'))));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['lines in the middle', 'a: 1\nnf:\n  save: true # 注\nz: "\t"\n'],
  ['the first line', '\uFEFFnf: # here\nz: 1\n'],
  ['CRLF', 'nf:\r\n  save: no it is not\r\nz: 1\r\n'],
  ['the end of a file without a last line end', 'a: 1\nnf:\n  other: 2'],
  ['the last line, without an end', 'a: 1\nnf:\n  hook:\n    url: x\n  save: true'],
  ['a section that is missing', '# only\na: 1\n\n# end\n'],
])('the firstbox’s bash writes the bytes that were planned: %s', async (_name, text) => {
  const file = join(folder, 'a file');
  writeFileSync(file, text);
  const wish = { path: file, values };
  const step = editSeen(wish, recordOf(wish, Buffer.from(text)));
  // Everything of the program but its last line, which runs it; then only the function that writes.
  const library = renderProgram([step]).split('\n').slice(0, -2).join('\n');
  const words = /^edit_lines (?:'[^']*'|\S+) \w+ \w+ (.*)$/.exec(step.run[0] ?? '')?.[1] ?? '';
  const { stdout } = await execa('bash', ['-s', '--', 'nonce', 'host'], {
    input: `${library}\nedited '${file}' ${words} </dev/null\n`,
    stripFinalNewline: false,
  });
  expect(stdout).toBe(applySplices(text, spliceValues(text, values)));
  expect(stdout).not.toBe(text);
});

test('a step says what it needs to see, and what is desired, before anything was seen', () => {
  const step = yamlValues({ path: '/x', values });
  expect(step.needs).toEqual([{ fn: 'file_sha256', args: ['/x'] }]);
  expect(step.desired).toEqual(['/x: nf.save: false', "/x: nf.hook.url: http://it's"]);
  expect(stepsOf([step], undefined)).toEqual([]);
  // @ts-expect-error no program can have a step that was not rendered
  expect(() => renderProgram([step])).toThrow(TypeError);
});

test('a file that cannot be edited has no commands: it blocks with the reason', () => {
  const answers = { 'file_sha256 /x': { word: 'unreadable', detail: 'line 3: not understood' } };
  const seen = {
    ...filesSeen({}),
    groups: {
      firstbox: {
        kind: 'observed' as const,
        hosts: [{ host: 'firstbox', kind: 'answered' as const, answers }],
      },
    },
  };
  expect(yamlValues({ path: '/x', values }).commands(seen)).toMatchObject({
    expect: [],
    run: [],
    blockedBy: { subject: 'file /x', reason: 'line 3: not understood', unknown: true },
  });
});
