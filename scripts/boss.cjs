#!/usr/bin/env node
// The `boss` command: run-ts.cjs runs its TypeScript, as that of the other scripts.
process.argv.splice(2, 0, require('node:path').join(__dirname, 'boss.ts'));
require('./run-ts.cjs');
