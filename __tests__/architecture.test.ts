import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { execa } from 'execa';
import ts from 'typescript';

const project = resolve(__dirname, '..');
const LINES_AT_MOST = 250;
const inLib = [
  'text',
  'yaml',
  'environment',
  'desired',
  'plan',
  'remote',
  'lookups',
  'recipes',
  'components',
  'ssh',
  'run',
  'observe',
  'cli',
];
const rooms = [
  ...inLib.map((room) => `lib/${room}`),
  'constructs',
  'stacks',
  'scripts',
  'lab',
  'bench',
  'examples',
];

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

/** `lib/plan` of `lib/plan/drift.ts`, `constructs` of `constructs/index.ts`. */
const roomOf = (file: string): string =>
  file
    .split('/')
    .slice(0, file.startsWith('lib/') ? 2 : 1)
    .join('/');

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

/** What `npm run check` says of imports in a folder. */
async function importsOf(folder: string): Promise<string> {
  const cruise = join(project, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(project, '.dependency-cruiser.cjs');
  const { stdout } = await execa('node', [cruise, '--config', config, '--output-type', 'err', '.'], {
    cwd: folder,
    reject: false,
  });
  return stdout;
}

test('npm run check finds imports that the house does not allow, and lets others be', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'boss-architecture-'));
  const written: Readonly<Record<string, string>> = {
    'lib/plan/drift.ts': 'export type Drift = string;',
    'lib/run/run.ts': "import type { Drift } from '../plan/drift'; export type Run = Drift;",
    'lib/text/upwards.ts': "import type { Drift } from '../plan/drift'; export type Up = Drift;",
    'lib/text/late.ts': "export const late = () => import('../run/run');",
    'lib/text/in-a-type.ts': "export type InAType = import('../run/run').Run;",
    'lib/text/passed-on.ts': "export * from '../run/run';",
    'lib/text/required.ts': "export const required: unknown = require('../run/run');",
    'lib/run/renders.ts': "import type { Acts } from '../recipes/acts'; export type Renders = Acts;",
    'lib/run/spawns.ts': "import { spawn } from 'node:child_process'; spawn('true');",
    'lib/environment/writes.ts': "import { writeFileSync } from 'node:fs'; writeFileSync('x', '');",
    'lib/plan/cdktf.ts': "export type { App } from 'cdktf';",
    'constructs/runs.ts': "import type { Run } from '../lib/run/run'; export type Runs = Run;",
    'examples/own/main.ts': "import type { Drift } from '../../lib/plan/drift'; export type Own = Drift;",
    'lib/plan/first.ts': "import type { Second } from './second'; export type First = Second;",
    'lib/plan/second.ts': "import type { First } from './first'; export type Second = First[];",
    'lib/recipes/acts.ts': "import type { Run } from '../run/run'; export type Acts = Run;",
    'lib/recipes/spawns.ts': "import { spawn } from 'node:child_process'; spawn('true');",
    'lib/plan/reads.ts': "import { readFileSync } from 'node:fs'; readFileSync('x');",
    'stacks/skips.ts': "import type { Run } from '../lib/run/run'; export type Skips = Run;",
    'lab/lab.ts': 'export const lab = 1;',
    'lib/cli/plays.ts': "import { lab } from '../../lab/lab'; export const plays = lab;",
    '__tests__/sample.ts': 'export const sample = 1;',
    'lib/cli/tests.ts': "import { sample } from '../../__tests__/sample'; export const used = sample;",
    'lib/cli/gone.ts': "export * from './nothing';",
    'bench/measures.ts': "import { used } from '../lib/cli/tests'; export const measured = used;",
  };
  for (const [file, text] of Object.entries(written)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  const said = await importsOf(folder);
  rmSync(folder, { recursive: true });
  const found = [...said.matchAll(/error (\S+): (\S+)/g)].map(([, rule, file]) => `${rule} ${file}`);
  expect(found.sort()).toEqual([
    'acting-sees-no-recipe lib/run/renders.ts',
    'bench-on-the-lab bench/measures.ts',
    'cdktf lib/plan/cdktf.ts',
    'desired-state-does-not-act lib/recipes/acts.ts',
    'examples-by-the-package examples/own/main.ts',
    'files lib/environment/writes.ts',
    'files lib/plan/reads.ts',
    'no-circle lib/plan/first.ts',
    'no-code-from-tests lib/cli/tests.ts',
    'not-found lib/cli/gone.ts',
    'not-upwards-from-lib-cli lib/cli/plays.ts',
    'not-upwards-from-lib-cli lib/cli/tests.ts',
    'not-upwards-from-lib-recipes lib/recipes/acts.ts',
    'not-upwards-from-lib-text lib/text/in-a-type.ts',
    'not-upwards-from-lib-text lib/text/late.ts',
    'not-upwards-from-lib-text lib/text/passed-on.ts',
    'not-upwards-from-lib-text lib/text/required.ts',
    'not-upwards-from-lib-text lib/text/upwards.ts',
    'planning-does-not-run constructs/runs.ts',
    'processes lib/recipes/spawns.ts',
    'processes lib/run/spawns.ts',
    'stacks-by-constructs stacks/skips.ts',
  ]);
});

test('no import is computed: nothing could say where it leads', () => {
  const isComputed = (node: ts.Node): node is ts.CallExpression =>
    ts.isCallExpression(node) &&
    (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require') &&
    !(node.arguments[0] !== undefined && ts.isStringLiteralLike(node.arguments[0]));
  const computed = (file: string, text: string) =>
    findNodes(parse(file, text), isComputed).map((node) => `${file}: ${node.getText()}`);
  expect(computed('made-up.ts', "const late = (name: string) => import('../' + name);")).toHaveLength(1);
  expect(code.flatMap((file) => computed(file, read(file)))).toEqual([]);
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

/** Tests of variables, braces kept from TypeScript, and receipts: what only shell text has. */
const shellText = /\[ "\\?\$|\\\$\{|\bdeclare -F\b|['"`] *(?:say|report|noted) [a-z]+(?: |'|"|`)/;

test('shell text stands in shell files; TypeScript puts in calls', () => {
  const holds = (file: string) =>
    read(file)
      .split('\n')
      .some((line) => !/^\s*(\*|\/)/.test(line) && shellText.test(line));
  const found = code.filter((file) => file.startsWith('lib/') && file.endsWith('.ts') && holds(file));
  // What a shell of the operator's own reads, with the words of the command in it.
  expect(found).toEqual(['lib/cli/completion.ts']);
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
  const known = rooms.map((room) => room.replace('lib/', ''));
  const withCode = new Set(
    code.map((file) => roomOf(file).replace('lib/', '')).filter((room) => known.includes(room)),
  );
  expect([...tested].filter((room) => !known.includes(room))).toEqual([]);
  expect([...withCode].filter((room) => !tested.has(room))).toEqual([]);
});
