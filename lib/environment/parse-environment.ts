import type { Finding } from '../text/finding';
import { keyLines } from './key-lines';
import { environmentName } from './name-shapes';
import { platformGroups } from './platform-groups';
import { positionOf } from '../text/position-of';
import { texts } from '../text/catalogue/text';
import type { Problem } from '../text/problem';
import { quoted } from '../text/quoted';
import { readEnvironmentText } from './read-environment-text';
import { stateBackendOf } from './state-backend';
import { tooLarge } from '../yaml/too-large';
import { largestBytes } from '../yaml/yaml-size';
import { defaultFanOut, type Environment } from './environment';

/** Problems shown of one file; a file that is not an environment at all can hold thousands. */
const mostProblems = 50;

function problemsOf(file: string, text: string, findings: readonly Finding[]): readonly Problem[] {
  const sorted = [...findings].sort((a, b) => a.offset - b.offset);
  const problems = sorted
    .slice(0, mostProblems)
    .map(({ offset, ...words }) => ({ file, ...positionOf(text, offset), ...words }));
  const next = sorted[mostProblems];
  if (next === undefined) return problems;
  const rest = texts().environment.files.rest({ problems: sorted.length - mostProblems });
  return [...problems, { file, ...positionOf(text, next.offset), ...rest }];
}

function nameFinding(name: string, file: string): readonly Finding[] {
  if (environmentName.test(name) && file.endsWith('.yaml')) return [];
  return [
    {
      offset: 0,
      got: quoted(baseName(file)),
      ...texts().environment.files.name,
    },
  ];
}

const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/**
 * Reads an environment file's text; nothing is opened and nothing is asked. All problems come at once, in the order of the text.
 * @param file the name under which problems are reported; its base name without `.yaml` becomes the environment's name
 */
export function parseEnvironment(
  file: string,
  content: string,
): { readonly environment: Environment } | { readonly problems: readonly Problem[] } {
  const bytes = Buffer.byteLength(content);
  if (bytes > largestBytes) return { problems: [tooLarge(file, bytes)] };
  const text = content.replace(/^\uFEFF/, '');
  const name = baseName(file).replace(/\.yaml$/, '');
  const reading = readEnvironmentText(text);
  const findings = [...nameFinding(name, file), ...('findings' in reading ? reading.findings : [])];
  if ('findings' in reading || findings.length > 0) return { problems: problemsOf(file, text, findings) };
  const { apiVersion, groups, fanOut, ...kept } = reading.shape;
  return {
    environment: {
      ...kept,
      name,
      file,
      lines: keyLines(text, Object.keys(kept.boss.notifyWebhook?.proxyVips ?? {})),
      groups: platformGroups(reading.shape),
      state: stateBackendOf(kept.state, name),
      fanOut: { ...defaultFanOut, ...fanOut },
    },
  };
}
