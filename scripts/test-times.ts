/** `npm run test:times`: the seconds of each test file when its suite last ran here. Files run side by side, so sums are not wall time. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readResults, timesOf } from './test-results';

const folder = 'node_modules/.cache/test-results';
const suites = ['unit', 'lab', 'faults'].filter((suite) => existsSync(join(folder, `${suite}.json`)));
for (const suite of suites)
  console.log(timesOf(suite, readResults(join(folder, `${suite}.json`)), process.cwd()).join('\n'));
if (suites.length === 0) {
  console.error(`test:times: no results in ${folder}; run first: npm test`);
  process.exitCode = 1;
}
