import { gzipSync } from 'node:zlib';
import { execa } from 'execa';
import { stepsOf } from '../../lib/plan/declared-step';
import { observationsOf } from '../observations-for-tests';
import { components } from '../../lib/components';
import { boss2Config } from '../../lib/components/boss2-config';
import { observationRequestsOf } from '../../stacks/observation-requests-of';
import { quote } from '../../lib/remote/quote';
import { scriptWithContents, scriptWithHashes } from '../../lib/remote/script-contents';
import { DesiredFiles, noDesiredFiles } from '../../lib/desired/desired-files';
import { renderScript } from '../../lib/recipes/script';
import { environmentForTests } from '../environments-for-tests';
import { programIn, renderedScripts } from './rendered-scripts';

const environment = environmentForTests();

test('a script is small enough for exec_nodes.sh: parallel refuses lines near 60 KB and says nothing', () => {
  for (const [name, text] of renderedScripts)
    expect([name, gzipSync(programIn(text), { level: 9 }).toString('base64').length < 20_000]).toEqual([
      name,
      true,
    ]);
});

test('no script needs a temporary file: old bash writes here-documents to /tmp', () => {
  for (const [name, text] of renderedScripts)
    expect([name, /<<-?['"\w]|<<<|mktemp|\/tmp/.test(text.replaceAll(/^ *#.*$/gm, ''))]).toEqual([
      name,
      false,
    ]);
});

test('every script reads nothing from the stream it came by', () => {
  for (const [name, text] of renderedScripts)
    expect([name, /^main ("\$@" )?<\/dev\/null\n*$/m.test(text.trimEnd().split('\n').at(-1) ?? '')]).toEqual([
      name,
      true,
    ]);
});

test('in a region only this zone is touched', () => {
  const region = environmentForTests('region');
  expect(observationRequestsOf(region).map(({ platformGroup }) => platformGroup)).toEqual([
    'unit1a-webservice',
    'unit1a-boss',
    'unit1a-hyper',
    'unit1a-proxy',
    'firstbox',
  ]);
  expect(components[0]?.steps(region, 'firstbox')[0]?.title).toBe(
    'files absent: /pitrix/conf/variables/global/boss.yaml.unit1a, /pitrix/conf/variables/global/boss.yaml.unit1a.*',
  );
});

test.each([
  "it's",
  '$(reboot)',
  '`reboot`',
  'a b\nc',
  '*',
  '',
  '~',
  '-n',
  '\\',
  '"',
  '${x}',
  '!',
  '\u001b[0m',
  '中文',
])('quote(%j) is one word of the shell, unchanged', async (text) => {
  const { stdout } = await execa('bash', ['-c', `printf '%s' ${quote(text)}`], { stripFinalNewline: false });
  expect(stdout).toBe(text);
});

test('a NUL cannot be quoted', () => {
  expect(() => quote('a\0b')).toThrow(/NUL/);
});

test('contents, hashes and their key are in what is sent, not in what is kept nor in the program that stands in arguments', () => {
  const contents = new DesiredFiles(new Map([['backEnd', 'key: hunter2!\n']]), ['hunter2!']);
  const kept = renderScript(
    'a title',
    stepsOf(boss2Config.steps(environment, 'firstbox'), observationsOf(environment)),
  );
  const hash = contents.keyedHash('backEnd', 'abc');
  const toNodes = scriptWithHashes(kept, contents, 'abc');
  const toFirstbox = scriptWithContents(kept, contents, 'abc');
  const packed = Buffer.from('key: hunter2!\n').toString('base64');
  const told = `content_key=abc\ndeclare -A wanted_hash\nwanted_hash[backEnd]=${hash}\n`;
  expect([kept, programIn(kept)].join()).not.toMatch(new RegExp(`${hash}|${packed}`));
  expect(toNodes.startsWith(`private_lines='${told}'\n${told}`)).toBe(true);
  expect(programIn(toNodes)).toBe(programIn(kept));
  expect(programIn(toFirstbox).startsWith(told)).toBe(true);
  expect(programIn(toFirstbox)).toContain(`wanted_content[backEnd]=${packed}\n`);
  expect(programIn(toFirstbox).endsWith(programIn(kept))).toBe(true);
  expect(scriptWithHashes(kept, noDesiredFiles, 'abc')).toBe(kept);
});
