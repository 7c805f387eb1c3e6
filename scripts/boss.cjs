#!/usr/bin/env node
// The `boss` command: its TypeScript is bundled in memory, as for the other scripts.
process.argv.splice(2, 0, require('node:path').join(__dirname, 'boss.ts'));
require('./run-ts.cjs');
