import { relative, resolve } from 'node:path';
import { isWithin } from '../text/is-within';
import type { RunSpec } from './run-spec';

/**
 * A run file whose paths in the project count from the stack's folder, where the runner works: another clone has the same.
 *
 * @param project absolute; what lies elsewhere keeps its path, and all of it where the stack's folder does
 * @param stack the stack's folder, absolute
 */
export function portableRunSpec(file: RunSpec, project: string, stack: string): RunSpec {
  const isInside = (path: string) => isWithin(project, path);
  return isInside(stack) ? withPaths(file, (path) => (isInside(path) ? relative(stack, path) : path)) : file;
}

/** The same with absolute paths. @param stack the stack's folder, absolute */
export function resolvedRunSpec(file: RunSpec, stack: string): RunSpec {
  return withPaths(file, (path) => resolve(stack, path));
}

/** Every path of this machine in a run file; the folder of states counts from the stack's folder already. */
function withPaths(file: RunSpec, at: (path: string) => string): RunSpec {
  const { connection, contents, hides, sums, decides, uploads } = file;
  const { sshConfig } = connection;
  const sources = (all: NonNullable<RunSpec['contents']>) =>
    all.map((source) => ({
      ...source,
      file: at(source.file),
      ...(source.secrets === undefined
        ? {}
        : { secrets: { ...source.secrets, file: at(source.secrets.file) } }),
    }));
  return {
    ...file,
    connection: { ...connection, ...(sshConfig === undefined ? {} : { sshConfig: at(sshConfig) }) },
    ...(contents === undefined ? {} : { contents: sources(contents) }),
    ...(hides === undefined ? {} : { hides: sources(hides) }),
    ...(sums === undefined
      ? {}
      : { sums: Object.fromEntries(Object.entries(sums).map(([path, sum]) => [at(path), sum])) }),
    decides: decides.map(at),
    ...(uploads === undefined ? {} : { uploads: uploads.map((one) => ({ ...one, from: at(one.from) })) }),
  };
}
