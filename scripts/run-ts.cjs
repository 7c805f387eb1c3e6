// Runs a TypeScript entry of this project: `node scripts/run-ts.cjs FILE.ts ARGUMENT...`. esbuild makes one file of our own and of
// the packages. That bundle is kept until one of its files changes, with what V8 compiled of it: both take longer than a plan itself.
const { createHash } = require('node:crypto');
const {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const Module = require('node:module');
const { dirname, join, resolve } = require('node:path');
const { Script } = require('node:vm');

const entry = resolve(process.argv[2]);
process.argv.splice(1, 2, entry);

const project = dirname(__dirname);
const folder = join(project, 'node_modules/.cache/bundles');
const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);
const name = hash(entry);
const list = join(folder, `${name}.json`);

// Any write, rename or new mode of a file gives it another time of change.
const stamp = (file) => {
  const { ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
  return [ino, size, mtimeNs, ctimeNs].join(' ');
};

// The file with the bundle that is kept, if each file in it is as it was. What cannot be read is made anew.
function keptBundle() {
  try {
    const { files, bundle } = JSON.parse(readFileSync(list, 'utf8'));
    if (!Object.entries(files).every(([file, before]) => stamp(file) === before)) return undefined;
    return { file: join(folder, bundle), text: readFileSync(join(folder, bundle), 'utf8') };
  } catch {
    return undefined;
  }
}

// In one step, for others run the same entry meanwhile.
function keep(file, content) {
  const own = `${file}.${String(process.pid)}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(own, content, { flag: 'wx', mode: 0o600 });
    renameSync(own, file);
    return true;
  } catch {
    try {
      rmSync(own);
    } catch {
      // It was not begun.
    }
    return false;
  }
}

// Where nothing can be written, the next run bundles again. Its name tells its text, so that list and compiled code fit it.
function keepBundle(files, text) {
  const bundle = `${name}-${hash(text)}.js`;
  if (!keep(join(folder, bundle), text) || !keep(list, JSON.stringify({ files, bundle, entry }))) return;
  const gone = readdirSync(folder).filter((one) => one.endsWith('.json') && !hasProgram(one));
  const isOld = (other) =>
    (other.startsWith(`${name}-`) && !other.startsWith(bundle)) ||
    gone.some((one) => other.startsWith(one.slice(0, -'.json'.length)));
  for (const other of readdirSync(folder)) if (isOld(other)) rmSync(join(folder, other), { force: true });
}

// Whether the program of a list is still there: other clones may share this folder, and be gone.
function hasProgram(one) {
  try {
    return existsSync(JSON.parse(readFileSync(join(folder, one), 'utf8')).entry);
  } catch {
    return true; // somebody replaces it just now
  }
}

async function newBundle() {
  const { build, stop } = require('esbuild');
  const files = {};
  // Each file keeps the folder that it stands in. Its stamp is older than its text.
  const ownFolder = {
    name: 'own-folder',
    setup: ({ onLoad }) =>
      onLoad({ filter: /./ }, ({ path }) => {
        files[path] = stamp(path);
        if (!/\.[cm]?[jt]s$/.test(path)) return undefined;
        const text = readFileSync(path, 'utf8');
        const contents = text
          .replaceAll(/\b__dirname\b/g, () => JSON.stringify(dirname(path)))
          .replaceAll(/\b__filename\b/g, () => JSON.stringify(path));
        return contents === text ? undefined : { contents, loader: path.endsWith('ts') ? 'ts' : 'js' };
      }),
  };
  for (const file of [
    join(__dirname, 'run-ts.cjs'),
    join(project, 'tsconfig.json'),
    join(project, 'package-lock.json'),
  ])
    files[file] = stamp(file);
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['esbuild'], // it is a program
    supported: { 'dynamic-import': false }, // what is compiled beforehand cannot import
    charset: 'ascii',
    write: false,
    logLevel: 'error',
    plugins: [ownFolder],
  });
  await stop();
  const [{ text }] = outputFiles;
  keepBundle(files, text);
  return { text };
}

// What V8 compiled in the first run is kept when that ends. V8 itself refuses what another version of it has written.
function compiled({ file, text }) {
  let code;
  try {
    code = file && readFileSync(`${file}.v8`);
  } catch {
    // It is not there yet.
  }
  const script = new Script(Module.wrap(text), { filename: entry, cachedData: code });
  if (file && (code === undefined || script.cachedDataRejected))
    process.once('exit', () => keep(`${file}.v8`, script.createCachedData()));
  return script.runInThisContext();
}

async function run() {
  const start = compiled(keptBundle() ?? (await newBundle()));
  const main = new Module(entry);
  main.filename = entry;
  main.paths = Module._nodeModulePaths(dirname(entry));
  start.call(main.exports, main.exports, main.require.bind(main), main, entry, dirname(entry));
}

run().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
