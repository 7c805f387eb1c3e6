import { filesMatching } from '../remote/probes';
import { quote } from '../remote/quote';
import { expectation, type Step } from '../plan/step';

/** No file of a directory matches the patterns; what did is kept under /var/backups/boss-cdktf, readable by root only. */
export function filesAbsent(directory: string, patterns: readonly string[]): Step {
  return {
    title: `files absent: ${patterns.map((pattern) => `${directory}/${pattern}`).join(', ')}`,
    expect: patterns.map((pattern) =>
      expectation({
        subject: `files ${directory}/${pattern}`,
        probe: filesMatching(directory, pattern),
        expected: 'none',
      }),
    ),
    requires: [],
    run: patterns.map((pattern) => `back_up_and_remove ${quote(directory)} ${quote(pattern)}`),
  };
}
