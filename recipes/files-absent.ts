import { filesMatching } from '../facts/probes';
import { quote } from '../facts/quote';
import type { Step } from '../model/step';

/** No file of a directory matches the patterns; what did is kept under /var/backups/boss-cdktf, readable by root only. */
export function filesAbsent(directory: string, patterns: readonly string[]): Step {
  return {
    title: `files absent: ${patterns.map((pattern) => `${directory}/${pattern}`).join(', ')}`,
    expect: patterns.map((pattern) => ({
      subject: `files ${directory}/${pattern}`,
      probe: filesMatching(directory, pattern),
      expected: 'none',
    })),
    require: [],
    run: patterns.map((pattern) => `back_up_and_remove ${quote(directory)} ${quote(pattern)}`),
  };
}
