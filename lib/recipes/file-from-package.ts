import { fileSha256 } from '../remote/probes';
import { quote } from '../remote/quote';
import type { ObservedStep } from '../plan/declared-step';
import { expectation } from '../plan/step';
import { fileSeen } from './file-seen';

/** A file of the nodes, the package that brings it, and what that is built from on the firstbox. */
export interface PackagedFile {
  readonly file: string;
  readonly package: string;
  readonly source: string;
}

/**
 * A file of the nodes is the firstbox's, byte by byte; "edited but not pushed" differs.
 *
 * ASSUMED: the package carries the file as it is. Where it does not, the deploy says so: the file on
 * the node is the only proof, the exit codes of building and pushing are none.
 */
export function fileFromPackage({ file, package: name, source }: PackagedFile): ObservedStep {
  const wanted = `as ${source} on the firstbox`;
  const probe = fileSha256(file);
  const declared = {
    title: `${file} from ${name}`,
    desired: [`file ${file}: ${wanted}`],
    expect: [],
    requires: [],
    run: [],
  };
  return {
    ...declared,
    needs: [probe],
    commands: (seen) => {
      const { record, blockedBy } = fileSeen({ path: source }, seen);
      if (record === undefined) return { ...declared, blockedBy };
      return {
        ...declared,
        expect: [expectation({ subject: `file ${file}`, probe, expected: record.after, wanted })],
        firstboxCommands: [`push_package ${quote(name)} ${quote(source)} ${record.after}`],
      };
    },
  };
}
