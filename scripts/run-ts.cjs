// Runs a TypeScript entry of this project: `node scripts/run-ts.cjs FILE.ts ARGUMENT...`. esbuild bundles our own files in
// memory, packages stay where they are. A loader that hooks every `require` (tsx) costs a plan half a CPU second more.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, resolve } = require('node:path');
const { build, stop } = require('esbuild');

const entry = resolve(process.argv[2]);
process.argv.splice(1, 2, entry);

// Each file keeps the folder that it stands in.
const ownFolder = {
  name: 'own-folder',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(/\b__dirname\b/g, () => JSON.stringify(dirname(path))),
      loader: 'ts',
    })),
};

async function run() {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    write: false,
    logLevel: 'error',
    plugins: [ownFolder],
  });
  await stop();
  const main = new Module(entry);
  main.filename = entry;
  main.paths = Module._nodeModulePaths(dirname(entry));
  main._compile(outputFiles[0].text, entry);
}

run().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
