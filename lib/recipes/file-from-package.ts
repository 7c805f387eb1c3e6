import { fileSha256 } from '../remote/probes';
import { quote } from '../remote/quote';
import type { Observations } from '../plan/observation';
import type { Step } from '../plan/step';
import { fileRefusal } from './file-refusal';
import { unobserved } from './unobserved';

/** A file of the nodes, the package that brings it there, and the file of the firstbox that the package is built from. */
export interface PackagedFile {
  readonly file: string;
  readonly package: string;
  readonly source: string;
}

/**
 * A file of the nodes is the firstbox's, byte by byte; "edited but not pushed" differs (platform contract 14.11).
 *
 * ASSUMED: the package carries the file as it is (platform contract 8). Where it does not, the deploy says so: the file on
 * the node is the only proof, the exit codes of building and pushing are none.
 *
 * @param seen what was observed; where nothing is known of the file on the firstbox, the nodes cannot be compared with it
 */
export function fileFromPackage(packaged: PackagedFile, seen: Observations | undefined): Step {
  const { file, source } = packaged;
  const sha256 = seen?.files?.[source]?.after ?? unobserved;
  const reason = seen === undefined ? undefined : fileRefusal({ path: source }, seen);
  const wanted = `as ${source} on the firstbox`;
  return {
    title: `${file} from ${packaged.package}`,
    desired: [`file ${file}: ${wanted}`],
    expect: [{ subject: `file ${file}`, probe: fileSha256(file), expected: sha256, wanted }],
    requires: [],
    run: [],
    firstboxCommands: [`push_package ${quote(packaged.package)} ${quote(source)} ${sha256}`],
    ...(reason === undefined
      ? {}
      : { blockedBy: { subject: `file ${source}`, reason, unknown: true as const } }),
  };
}
