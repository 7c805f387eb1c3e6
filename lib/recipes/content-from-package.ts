import { packagedContent } from '../remote/probes';
import { quote } from '../remote/quote';
import type { DesiredFileSource } from '../desired/desired-file-source';
import { expectation, type Step } from '../plan/step';

/** A package that the platform builds from one file of the firstbox, and what that is called on the nodes. */
export interface ContentPackage {
  readonly package: string;
  /** Where it lies there the package itself tells. */
  readonly basename: string;
  readonly source: string;
}

/**
 * The file that a package brings to the nodes is the desired one; "edited but not pushed" differs.
 * Brought to one host after the other, only to hosts that differ: update.sh restarts always.
 *
 * ASSUMED: the package carries the file as it is; where it does not, the deploy says that it differs.
 */
export function contentFromPackage(from: ContentPackage, content: DesiredFileSource): Step {
  const subject = `file ${from.basename} of package ${from.package}`;
  const wanted = `as ${content.displayPath}`;
  return {
    title: `${from.basename} from ${from.package}`,
    desired: [`${subject}: ${wanted}`],
    content,
    expect: [
      expectation({
        subject,
        probe: packagedContent(from.package, from.basename, content.name),
        expected: 'as-desired',
        wanted,
      }),
    ],
    requires: [],
    run: [],
    firstboxCommands: [`push_content ${content.name} ${quote(from.source)} ${quote(from.package)}`],
  };
}
