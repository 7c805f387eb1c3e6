import { fileContent, fileVersion } from '../remote/probes';
import { quote } from '../remote/quote';
import type { DesiredFileSource } from '../desired/desired-file-source';
import type { ObservedStep } from '../plan/declared-step';
import type { Observations } from '../plan/observation';
import { expectation, probeKey } from '../plan/step';

/**
 * A file of the firstbox is, byte by byte, one that is kept in git, secrets in their places. The old one is backed up.
 *
 * It must still be the one that was seen; only where there was none, one that came meanwhile is replaced: a deploy job writes its own.
 *
 * @param keysOf at which keys they differ
 */
export function fileWithContent(
  path: string,
  content: DesiredFileSource,
  keysOf: (seen: Observations) => readonly string[],
): ObservedStep {
  const subject = `file ${path}`;
  const wanted = `as ${content.displayPath}`;
  const unchanged = 'unchanged since the plan (else plan again)';
  const desired = { subject, probe: fileContent(path, content.name), expected: 'as-desired' } as const;
  const version = fileVersion(path);
  const declared = {
    title: `${path} ${wanted}`,
    desired: [`${subject}: ${wanted}`],
    content,
    expect: [expectation({ ...desired, wanted })],
  };
  return {
    ...declared,
    needs: [version],
    commands: (seen) => {
      const [firstbox] = seen.groups['firstbox']?.kind === 'observed' ? seen.groups['firstbox'].hosts : [];
      const found = firstbox?.kind === 'answered' ? firstbox.answers[probeKey(version)]?.word : undefined;
      const asSeen =
        found === undefined
          ? // A look of the version before asked for it only where the file differed.
            expectation({ ...desired, wanted: unchanged })
          : expectation({ subject, probe: version, expected: found, wanted: unchanged });
      return {
        ...declared,
        expect: [expectation({ ...desired, wanted, because: keysOf(seen) })],
        requires: found === 'absent' ? [] : [asSeen],
        run: [`put_content ${quote(path)} ${content.name}`],
      };
    },
  };
}
