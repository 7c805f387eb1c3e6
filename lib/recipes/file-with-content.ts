import { fileContent, fileVersion } from '../remote/probes';
import { quote } from '../remote/quote';
import type { DesiredFileSource } from '../desired/desired-file-source';
import type { Observations } from '../plan/observation';
import { expectation, probeKey, type Step } from '../plan/step';
import { unobserved } from './unobserved';

/**
 * A file of the firstbox is, byte by byte, one that is kept in git, secrets in their places. The old one is backed up.
 *
 * It must still be the one that was seen; only where there was none, one that came meanwhile is replaced: a deploy job writes its own.
 *
 * @param seen what was observed; without it nothing can be put in place of a file
 * @param because at which keys they differ
 */
export function fileWithContent(
  path: string,
  content: DesiredFileSource,
  seen: Observations | undefined,
  because: readonly string[],
): Step {
  const file = { subject: `file ${path}` };
  const wanted = `as ${content.displayPath}`;
  const probe = fileVersion(path);
  const [firstbox] = seen?.groups['firstbox']?.kind === 'observed' ? seen.groups['firstbox'].hosts : [];
  const version = firstbox?.kind === 'answered' ? firstbox.answers[probeKey(probe)]?.word : undefined;
  return {
    title: `${path} ${wanted}`,
    desired: [`${file.subject}: ${wanted}`],
    content,
    expect: [
      expectation({
        ...file,
        probe: fileContent(path, content.name),
        expected: 'as-desired',
        wanted,
        because,
      }),
    ],
    requires:
      version === 'absent'
        ? []
        : [
            {
              ...file,
              probe,
              expected: version ?? unobserved,
              wanted: 'unchanged since the plan (else plan again)',
            },
          ],
    run: [`put_content ${quote(path)} ${content.name}`],
  };
}
