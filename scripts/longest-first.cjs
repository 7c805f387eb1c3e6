/** Order of test files: the longest first, so that none of them runs alone in the end. Seconds as `npm run test:times` prints them. */
const { join } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');
const seconds = require('./test-seconds.json');

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const known = new Map(Object.entries(seconds).map(([file, time]) => [join(__dirname, '..', file), time]));
    // A new one on hosts is not short, another one is.
    const timeOf = ({ path }) => known.get(path) ?? (path.includes('/__tests__/lab/') ? 100 : 0);
    return super.sort(tests).sort((one, other) => timeOf(other) - timeOf(one));
  }
};
