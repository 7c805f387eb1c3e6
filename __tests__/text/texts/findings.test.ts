/* verifies: what is said of files stands in the catalogue: no part of a finding is written where it is found */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const project = resolve(__dirname, '../../..');
const rooms = ['lib/yaml', 'lib/environment', 'lib/desired'];
const parts = ['what', 'got', 'allowed', 'cure', 'problem', 'reason'];

/** Of files on the firstbox; their texts are part of what a plan says of a host. */
const ofThePlatform = ['lib/yaml/yaml-mapping.ts'];

/** Two words with a blank between them. */
const isText = (text: string) => /\p{L}{2,}[,;:.?]*\s+[\p{L}(<]/u.test(text);

/** Parts of findings that are written in a source. */
function partsIn(file: string, source: string): readonly string[] {
  const found: string[] = [];
  const texts = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      if (isText(node.text)) found.push(node.text);
    ts.forEachChild(node, texts);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && parts.includes(node.name.getText())) texts(node.initializer);
    else ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return found;
}

test('the check finds a part of a finding, and lets a text by its key stand', () => {
  expect(partsIn('made-up.ts', "const finding = { what: 'a key is given twice', offset };")).toHaveLength(1);
  expect(
    partsIn('made-up.ts', 'const finding = { got: big ? `${n} bytes too many` : say.nothing };'),
  ).toHaveLength(1);
  expect(partsIn('made-up.ts', 'const finding = { ...say.keyTwice({ key }), offset };')).toEqual([]);
});

test('every part of a finding stands in the catalogue: lib/text/catalogue/en/environment-*.ts', () => {
  const files = rooms.flatMap((room) =>
    readdirSync(join(project, room))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${room}/${name}`),
  );
  expect(files).toEqual(expect.arrayContaining(ofThePlatform));
  const left = files
    .filter((file) => !ofThePlatform.includes(file))
    .flatMap((file) =>
      partsIn(file, readFileSync(join(project, file), 'utf8')).map((text) => `${file}: ${text}`),
    );
  expect(left).toEqual([]);
});
