// Builds dist/, what the package holds: `node scripts/build.cjs [FOLDER [programs]]`, in the clone or in another folder; `programs`: without declarations. One file each of ours and the packages for the library, the runner and the
// command; the shell files and the page's that they read; declarations. cdktf and constructs stay outside: two copies of them would not know each other's tokens.
const { execFileSync } = require('node:child_process');
const { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join, relative, resolve } = require('node:path');
const { build } = require('esbuild');

const project = dirname(__dirname);
const dist = join(resolve(process.argv[2] ?? project), 'dist');

/** Source and result, both without their ending. */
const entries = [
  ['constructs/index', 'index'],
  ['lib/run/main', 'lib/run/main'],
  ['lib/cli/boss', 'lib/cli/boss'],
];
/** Rooms with shell files, or files of a page, that are read or started where the package lies. */
const rooms = ['lib/remote', 'lib/run', 'lib/cli'];

/** A source's folder, counted from where the result lies: its shell files lie there as in the clone. */
const foldersFrom = (result) => ({
  name: 'folders',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const folder = relative(dirname(join(project, result)), dirname(path));
      const contents = readFileSync(path, 'utf8').replaceAll(
        /\b__dirname\b/g,
        () => `require('node:path').join(__dirname, ${JSON.stringify(folder)})`,
      );
      return { contents, loader: 'ts' };
    }),
});

/** The licence texts of the packages that a bundle holds. */
function licencesOf({ inputs }) {
  const folders = new Set(
    Object.keys(inputs).flatMap((path) => /^(?:.*node_modules\/)(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  return [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(project, folder, 'package.json'), 'utf8'),
    );
    const file = readdirSync(join(project, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? '' : readFileSync(join(project, folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
}

/** The types of what the schema reads, written out: who installs the package has no zod, and they would be `any` there. */
function shapesOf(schema) {
  const ts = require('typescript');
  const { config } = ts.readConfigFile(join(project, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, project);
  const program = ts.createProgram([schema], options);
  const checker = program.getTypeChecker();
  const { NoTruncation, InTypeAlias } = ts.TypeFormatFlags;
  const shapes = checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(schema)))
    .filter((symbol) => symbol.flags & ts.SymbolFlags.TypeAlias)
    .map((symbol) => {
      const type = checker.getDeclaredTypeOfSymbol(symbol);
      return `export type ${symbol.name} = ${checker.typeToString(type, undefined, NoTruncation | InTypeAlias)};\n`;
    });
  return ["import type { Version } from '../text/version';\n", ...shapes].join('');
}

async function main() {
  rmSync(dist, { recursive: true, force: true });
  const licences = new Set();
  for (const [entry, result] of entries) {
    const { metafile } = await build({
      entryPoints: [join(project, `${entry}.ts`)],
      outfile: join(dist, `${result}.js`),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      external: ['cdktf', 'constructs', '@cdktf/provider-null'],
      legalComments: 'eof',
      charset: 'ascii',
      logLevel: 'error',
      plugins: [foldersFrom(result)],
      absWorkingDir: project,
      metafile: true,
    });
    for (const licence of licencesOf(metafile)) licences.add(licence);
  }
  writeFileSync(join(dist, 'third-party-licences.txt'), [...licences].join(`\n${'-'.repeat(80)}\n\n`));
  for (const room of rooms)
    for (const file of readdirSync(join(project, room), { recursive: true }))
      if (/\.sh$|\.css$|client\.js$/.test(file)) cpSync(join(project, room, file), join(dist, room, file));
  if (process.argv[3] === 'programs') return;
  const tsc = require.resolve('typescript/bin/tsc');
  execFileSync(
    process.execPath,
    [tsc, '-p', join(project, 'tsconfig.dist.json'), '--outDir', join(dist, 'types')],
    { stdio: 'inherit' },
  );
  const schema = 'lib/environment/environment-schema';
  writeFileSync(join(dist, 'types', `${schema}.d.ts`), shapesOf(join(project, `${schema}.ts`)));
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
