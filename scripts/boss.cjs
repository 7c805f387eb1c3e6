#!/usr/bin/env node
// The `boss` command: in a clone run-ts.cjs runs its TypeScript, as that of the other scripts; the package holds it built.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const source = join(__dirname, '../lib/cli/boss.ts');
if (existsSync(source)) {
  process.argv.splice(2, 0, source);
  require('./run-ts.cjs');
} else require('../dist/lib/cli/boss.js');
