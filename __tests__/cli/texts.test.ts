/*
 * verifies: what boss says stands in the catalogue by its key (lib/text/catalogue/en.ts), so that a second language is a second catalogue.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const project = resolve(__dirname, '../..');

/** What programs read or write, which no language changes; each of a file, or one text of it. */
const ofPrograms: Readonly<Record<string, readonly string[] | 'all'>> = {
  // Shell code.
  'lib/cli/completion.ts': 'all',
  // The text format of node-exporter.
  'lib/cli/metrics.ts': 'all',
  // HTML.
  'lib/cli/report/page.ts': 'all',
  // Stand in a plan file, and are compared there.
  'lib/cli/terraform.ts': ['none yet', 'of no version'],
  // Commands that somebody types.
  'lib/cli/change/document.ts': ['npx boss deploy --plan ', 'npx boss check '],
  'lib/cli/change/group-section.ts': ['npx boss restore '],
  'lib/cli/change/manual.ts': ['npx boss check '],
  // What the firstbox says.
  'lib/cli/lock-holders.ts': ['held by'],
  // Keys.
  'lib/cli/new/environment-text.ts': ['apiVersion: boss-cdktf/v1', '    deploy: added # '],
  'lib/cli/new/platform.ts': ['group files'],
};

/** Two words with a blank between them; flags of an option are none. */
const isText = (text: string) => !text.startsWith('--') && /\p{L}{2,}[,;:.?]*\s+[\p{L}(<]/u.test(text);

/** Texts for people that stand in a source. */
function textsIn(file: string, source: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const holdsText =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (holdsText && isText(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return found;
}

test.each([
  ['a line', "say('nothing was changed');"],
  ['a line with a value', 'say(`${name}: nothing was changed`);'],
  ['what stands behind a value', 'say(`${name} was changed; see there`);'],
  ['a description', "boss.command('x').description('look at it');"],
  ['a question', "await asked('Is it so? Say yes');"],
  ['an error', 'throw new Error(`not read: ${file} is away`);'],
])('the check finds %s', (_name, source) => {
  expect(textsIn('made-up.ts', source)).not.toEqual([]);
});

test.each([
  ['a text by its key', 'say(texts().plan.written({ environment, file }));'],
  ['a word', "if (kind === 'unhealthy') return;"],
  ['signs between values', 'say(`  ${name}: ${text}; ${more}`);'],
  ['a comment', '/** Looks at it. */ const look = 1;'],
  ['an option', "boss.option('--out <file>', texts().commands.plan.out);"],
])('the check lets stand %s', (_name, source) => {
  expect(textsIn('made-up.ts', source)).toEqual([]);
});

/** All of scripts/ but what only tests the project. */
const sources = readdirSync(join(project, 'lib/cli'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/^test-[a-z]+\.ts$/.test(name))
  .map((name) => `lib/cli/${name}`);

test('every text of boss stands in the catalogue: lib/text/catalogue/en.ts', () => {
  const left = sources.flatMap((file) => {
    const known = ofPrograms[file] ?? [];
    if (known === 'all') return [];
    const found = textsIn(file, readFileSync(join(project, file), 'utf8'));
    return found.filter((text) => !known.includes(text)).map((text) => `${file}: ${text}`);
  });
  expect(left).toEqual([]);
});

test('no exception outlives its text', () => {
  const outlived = Object.entries(ofPrograms).flatMap(([file, known]) => {
    const found = sources.includes(file) ? textsIn(file, readFileSync(join(project, file), 'utf8')) : [];
    return known === 'all' ? (found.length > 0 ? [] : [file]) : known.filter((text) => !found.includes(text));
  });
  expect(outlived).toEqual([]);
});
