import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const project = join(__dirname, '../..');

/** What of a module's public names lacks words: each export, each prop of an exported interface, the default of each optional one, when a class throws. */
function undocumented(entry: string, text?: string): readonly string[] {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const onDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === entry && text !== undefined
      ? ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
      : /node_modules|\/lib\./.test(name)
        ? undefined
        : onDisk(name, ...rest);
  const program = ts.createProgram([entry], { ...options, noLib: true }, host);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} has no exports`);
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const words = (one: ts.Symbol) => ts.displayPartsToString(one.getDocumentationComment(checker));
    const lacks = words(symbol) === '' ? [exported.name] : [];
    const [declaration] = symbol.declarations ?? [];
    if (declaration === undefined) return [`${exported.name} is not found`];
    const props = ts.isInterfaceDeclaration(declaration) ? propsOf(declaration) : [];
    const throws = symbol.getJsDocTags(checker).some(({ name }) => name === 'throws');
    return [
      ...lacks,
      ...(ts.isClassDeclaration(declaration) && !throws ? [`${exported.name} (@throws)`] : []),
      ...props.map((prop) => `${exported.name}.${prop}`),
    ];
  });
}

function propsOf({ members }: ts.InterfaceDeclaration | ts.TypeLiteralNode): readonly string[] {
  return members.filter(ts.isPropertySignature).flatMap((member) => {
    const name = member.name.getText();
    const docs = ts.getJSDocCommentsAndTags(member);
    const defaults = ts.getJSDocTags(member).filter(({ tagName }) => tagName.text === 'default');
    const below = member.type && ts.isTypeLiteralNode(member.type) ? propsOf(member.type) : [];
    return [
      ...(docs.length === 0 ? [name] : []),
      ...(member.questionToken !== undefined && defaults.length === 0 ? [`${name} (@default)`] : []),
      ...below.map((one) => `${name}.${one}`),
    ];
  });
}

test('every public name has words, every prop too, and every optional one its default', () => {
  expect(undocumented(join(project, 'constructs/index.ts'))).toEqual([]);
});

test('each part of the runbook names its place there', () => {
  const index = readFileSync(join(project, 'constructs/index.ts'), 'utf8');
  const parts = [
    ...index.matchAll(
      /^export \{ \w+(?:, type \w+)? \} from '\.\/(boss[\w-]*|notify-webhook|web-[\w-]+|component-deployed)'/gm,
    ),
  ];
  expect(parts).toHaveLength(10);
  for (const [, name = ''] of parts) {
    const text = readFileSync(join(project, `constructs/${name}.ts`), 'utf8');
    expect([name, /\(runbook[^)]*\)[^/]*\*\/\nexport class/.test(text)]).toEqual([name, true]);
  }
});

test('the check finds what lacks them', () => {
  const text = [
    'export class Bare {}',
    '/** Words. */',
    'export interface Props {',
    '  readonly a: string;',
    '  /** Words. */',
    '  readonly b?: {',
    '    readonly c: number;',
    '  };',
    '}',
    '',
  ].join('\n');
  expect(undocumented(join(project, 'constructs/made-up.ts'), text)).toEqual([
    'Bare',
    'Bare (@throws)',
    'Props.a',
    'Props.b (@default)',
    'Props.b.c',
  ]);
});
