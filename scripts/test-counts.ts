/** For test.sh: `test-counts.ts RESULTS` prints passed, failed and skipped tests in one line, then lines for the summary. */
import { countResults, readResults } from './test-results';

for (const line of countResults(readResults(process.argv[2] ?? ''))) console.log(line);
