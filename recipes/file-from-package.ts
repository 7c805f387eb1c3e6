import { fileSha256 } from '../facts/probes';
import { quote } from '../facts/quote';
import type { Step } from '../model/step';
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
 * @param sha256 of the file on the firstbox as it is desired; without it nothing can be pushed
 */
export function fileFromPackage(packaged: PackagedFile, sha256: string = unobserved): Step {
  const { file, source } = packaged;
  const wanted = `as ${source} on the firstbox`;
  return {
    title: `${file} from ${packaged.package}`,
    desired: [`file ${file}: ${wanted}`],
    expect: [{ subject: `file ${file}`, probe: fileSha256(file), expected: sha256, wanted }],
    require: [],
    run: [],
    fromFirstbox: [`push_package ${quote(packaged.package)} ${quote(source)} ${sha256}`],
  };
}
