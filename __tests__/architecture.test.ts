import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const project = resolve(__dirname, '..');
const LINES_AT_MOST = 250;

/** The house: which room may import from which. An arrow that is not here is a mistake in the code or a decision. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  model: ['model'],
  facts: ['model', 'facts'],
  recipes: ['model', 'facts', 'recipes'],
  components: ['model', 'facts', 'recipes', 'components'],
  observe: ['model', 'facts', 'observe'],
  // The secrets of desired contents are in no file of the plan: the runner reads them again.
  converge: ['model', 'facts', 'environments', 'observe', 'converge'],
  constructs: ['model', 'facts', 'environments', 'recipes', 'components', 'observe', 'constructs'],
  stacks: ['model', 'facts', 'components', 'constructs', 'stacks'],
  environments: ['model', 'environments'],
  lab: ['lab'],
  // What a stranger writes: by the package alone.
  examples: ['examples'],
  bench: ['lab', 'bench'],
};
const rooms = [...Object.keys(arrows), 'scripts'];
const everythingButLab = rooms.filter((room) => room !== 'lab' && room !== 'bench');
const mayImport = (room: string): readonly string[] => arrows[room] ?? everythingButLab; // main.ts and scripts

/** Packages that only some rooms may touch; everything else from node_modules is free. */
const reserved: readonly { readonly packages: RegExp; readonly rooms: readonly string[] }[] = [
  { packages: /^(execa|(node:)?child_process)$/, rooms: ['observe', 'lab', 'bench', 'scripts'] },
  { packages: /^(cdktf|constructs|@cdktf\/.*)$/, rooms: ['constructs', 'stacks', 'examples', 'main.ts'] },
  {
    packages: /^(node:)?(fs|fs\/promises|net|tls|http|https|dgram|dns|worker_threads)$/,
    rooms: rooms
      .filter((room) => !['model', 'facts', 'recipes', 'components'].includes(room))
      .concat('main.ts'),
  },
];

interface Import {
  readonly from: string;
  /** Imported names; `*` for the whole module. */
  readonly names: readonly string[];
}

const parsed = new Map<string, ts.SourceFile>();
function parse(file: string, text: string): ts.SourceFile {
  const source = parsed.get(text) ?? ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  parsed.set(text, source);
  return source;
}

function findNodes<T extends ts.Node>(root: ts.Node, is: (node: ts.Node) => node is T): readonly T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(node);
    ts.forEachChild(node, visit); // not getChildren, which reads each word again
  };
  visit(root);
  return found;
}

function findImports(source: ts.SourceFile): readonly Import[] {
  const declared = findNodes(source, ts.isImportDeclaration).map(({ moduleSpecifier, importClause }) => {
    const bindings = importClause?.namedBindings;
    const named = bindings && ts.isNamedImports(bindings) && !importClause.name;
    const names = named
      ? bindings.elements.map((element) => (element.propertyName ?? element.name).text)
      : ['*'];
    return { from: moduleSpecifier, names };
  });
  const exported = findNodes(source, ts.isExportDeclaration).flatMap(({ moduleSpecifier }) =>
    moduleSpecifier ? [{ from: moduleSpecifier, names: ['*'] }] : [],
  );
  const called = findNodes(source, ts.isCallExpression)
    .filter(
      ({ expression }) =>
        expression.kind === ts.SyntaxKind.ImportKeyword || expression.getText() === 'require',
    )
    .flatMap(({ arguments: [from] }) => (from ? [{ from, names: ['*'] }] : []));
  const types = findNodes(source, ts.isImportTypeNode).flatMap(({ argument }) =>
    ts.isLiteralTypeNode(argument) ? [{ from: argument.literal, names: ['*'] }] : [],
  );
  return [...declared, ...exported, ...called, ...types].map(({ from, names }) => ({
    from: ts.isStringLiteralLike(from) ? from.text : `<computed: ${from.getText()}>`,
    names,
  }));
}

const roomOf = (file: string): string => file.split('/')[0] ?? file;

/** The imports of one file that the house does not allow, as sentences. */
function forbiddenImports(file: string, text: string): readonly string[] {
  const room = roomOf(file);
  return findImports(parse(file, text)).flatMap(({ from, names }) => {
    const complaint = `${file}: ${room} may not import ${from}`;
    if (from.startsWith('<computed')) return [complaint];
    if (from.startsWith('.')) {
      const target = roomOf(relative(project, resolve(project, dirname(file), from)));
      return mayImport(room).includes(target) ? [] : [complaint];
    }
    const ownShellFiles =
      ['facts', 'recipes'].includes(room) && from === 'node:fs' && names.join() === 'readFileSync';
    const barred = reserved.some(
      ({ packages, rooms: allowed }) => packages.test(from) && !allowed.includes(room),
    );
    return barred && !ownShellFiles ? [complaint] : [];
  });
}

function filesUnder(folder: string): readonly string[] {
  const ignored = /^(node_modules|cdktf\.out|dist|\.git|state|\.lab.*)$/;
  return readdirSync(join(project, folder), { withFileTypes: true })
    .filter((entry) => !ignored.test(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
}

const read = (file: string): string => readFileSync(join(project, file), 'utf8');
const files = filesUnder('.');
const typescript = files.filter((file) => file.endsWith('.ts'));
const code = typescript.filter((file) => !file.startsWith('__tests__/'));

test.each([
  ['an arrow against the stream', 'model/drift.ts', "import { probe } from '../facts/probe';"],
  ['a type only', 'model/drift.ts', "import type { Probe } from '../facts/probe';"],
  ['an export from', 'facts/probe.ts', "export * from '../observe/observe';"],
  ['a late import', 'facts/probe.ts', "const later = () => import('../observe/observe');"],
  ['a require', 'recipes/step.ts', "const { plan } = require('../lab/plan');"],
  ['an import in a type', 'recipes/step.ts', "type Lab = import('../lab/lab').Lab;"],
  ['a computed import', 'recipes/step.ts', "const later = (name: string) => import('../' + name);"],
  ['stacks skipping components', 'stacks/boss-stack.ts', "import { step } from '../recipes/step';"],
  ['the lab from a script', 'scripts/validate.ts', "import { lab } from '../lab/lab';"],
  ['a test from code', 'model/drift.ts', "import { sample } from '../__tests__/model/sample';"],
  ['a process in converge', 'converge/run.ts', "import { spawn } from 'node:child_process';"],
  ['execa in recipes', 'recipes/step.ts', "import { execa } from 'execa';"],
  ['cdktf in components', 'components/v1.ts', "import { TerraformStack } from 'cdktf';"],
  [
    'the null provider in the model',
    'model/drift.ts',
    "import { Resource } from '@cdktf/provider-null/lib/resource';",
  ],
  ['files in the model', 'model/drift.ts', "import { readFileSync } from 'node:fs';"],
  ['more than reading in facts', 'facts/probes.ts', "import { readFileSync, writeFileSync } from 'node:fs';"],
  ['all of fs in facts', 'facts/probes.ts', "import fs from 'node:fs';"],
])('the check finds %s', (_name, file, text) => {
  expect(forbiddenImports(file, text)).toHaveLength(1);
});

test.each([
  ['facts/probes.ts', "import { readFileSync } from 'node:fs';"],
  ['observe/transport.ts', "import { execa } from 'execa';"],
  [
    'constructs/boss-v1-absent.ts',
    "import { Construct } from 'constructs'; import { steps } from '../components/boss-v1';",
  ],
  ['main.ts', "import { App } from 'cdktf'; import { observe } from './observe/observe';"],
])('the check lets %s import what it may', (file, text) => {
  expect(forbiddenImports(file, text)).toEqual([]);
});

test('every import follows an arrow of the house', () => {
  expect(code.flatMap((file) => forbiddenImports(file, read(file)))).toEqual([]);
});

test('all code stands in a room', () => {
  expect(code.filter((file) => ![...rooms, 'main.ts'].includes(roomOf(file)))).toEqual([]);
});

test(`no file is longer than ${LINES_AT_MOST} lines`, () => {
  const ours = files.filter((file) => /\.(ts|sh)$/.test(file) || /^#!.*\b(ba)?sh\b/.test(read(file)));
  const tooLong = ours.filter((file) => read(file).trimEnd().split('\n').length > LINES_AT_MOST);
  expect(ours).toContain('scripts/setup.sh');
  expect(tooLong).toEqual([]);
});

test('nothing is typed `any`', () => {
  const isAny = (node: ts.Node): node is ts.Node => node.kind === ts.SyntaxKind.AnyKeyword;
  const findAny = (file: string, text: string) =>
    findNodes(parse(file, text), isAny).map((node) => `${file}:${node.pos}`);
  expect(findAny('made-up.ts', 'const value = input as any;')).toHaveLength(1);
  expect(typescript.flatMap((file) => findAny(file, read(file)))).toEqual([]);
});

test('no check is switched off and nothing is left for later', () => {
  // In pieces, or this very file would be found.
  const off = new RegExp(
    [
      'eslint-' + 'disable',
      '@ts-' + '(ignore|nocheck)',
      '(it|test|describe)\\.' + '(skip|only|todo)',
      'TO' + 'DO',
    ]
      .map((word) => `${word}\\b`)
      .join('|'),
  );
  expect(['describe', 'only'].join('.')).toMatch(off);
  expect(
    [...typescript, ...files.filter((file) => file.endsWith('.sh'))].filter((file) => off.test(read(file))),
  ).toEqual(['__tests__/lab/supervisor-releases.test.ts']); // supervisor 3.x, which nobody can get: counted in every summary
});

test('the tests mirror the rooms, and every room with code has some', () => {
  const tests = typescript
    .filter((file) => /^__tests__\/.*\.test\.ts$/.test(file))
    .map((file) => file.split('/').slice(1));
  const tested = new Set(tests.flatMap((path) => (path.length > 1 ? path.slice(0, 1) : [])));
  const withCode = new Set(code.map(roomOf).filter((room) => rooms.includes(room)));
  expect([...tested].filter((room) => !rooms.includes(room))).toEqual([]);
  expect([...withCode].filter((room) => !tested.has(room))).toEqual([]);
});
