// Runs a TypeScript entry of this project: `node scripts/run-ts.cjs FILE.ts ARGUMENT...`. esbuild bundles our own files,
// packages stay where they are. A bundle is kept until one of its files changes: to make it takes as long as half a plan.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join, resolve } = require('node:path');

const entry = resolve(process.argv[2]);
process.argv.splice(1, 2, entry);

const project = dirname(__dirname);
const folder = join(project, 'node_modules/.cache/bundles');
const kept = join(folder, `${createHash('sha256').update(entry).digest('hex').slice(0, 16)}.json`);

// Any write, rename or new mode of a file gives it another time of change.
const stamp = (file) => {
  const { ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
  return [ino, size, mtimeNs, ctimeNs].join(' ');
};

// The bundle that is kept, if each file in it is as it was. What cannot be read is made anew.
function keptBundle() {
  try {
    const { files, text } = JSON.parse(readFileSync(kept, 'utf8'));
    return Object.entries(files).every(([file, before]) => stamp(file) === before) ? text : undefined;
  } catch {
    return undefined;
  }
}

// In one step, for others run the same entry meanwhile. Where nothing can be written, the next run bundles again.
function keep(files, text) {
  const own = `${kept}.${String(process.pid)}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(own, JSON.stringify({ files, text }), { flag: 'wx', mode: 0o600 });
    renameSync(own, kept);
  } catch {
    try {
      rmSync(own);
    } catch {
      // It was not begun.
    }
  }
}

async function newBundle() {
  const { build, stop } = require('esbuild');
  const files = {};
  // Each file keeps the folder that it stands in. Its stamp is older than its text.
  const ownFolder = {
    name: 'own-folder',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        files[path] = stamp(path);
        return {
          contents: readFileSync(path, 'utf8').replaceAll(/\b__dirname\b/g, () =>
            JSON.stringify(dirname(path)),
          ),
          loader: 'ts',
        };
      }),
  };
  for (const file of [
    join(__dirname, 'run-ts.cjs'),
    join(project, 'tsconfig.json'),
    join(project, 'package-lock.json'),
  ])
    files[file] = stamp(file);
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    write: false,
    metafile: true,
    logLevel: 'error',
    plugins: [ownFolder],
  });
  await stop();
  // A file of another kind (JSON) has no stamp from before its text was read.
  if (Object.keys(metafile.inputs).every((file) => resolve(file) in files)) keep(files, outputFiles[0].text);
  return outputFiles[0].text;
}

async function run() {
  const text = keptBundle() ?? (await newBundle());
  const main = new Module(entry);
  main.filename = entry;
  main.paths = Module._nodeModulePaths(dirname(entry));
  main._compile(text, entry);
}

run().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
