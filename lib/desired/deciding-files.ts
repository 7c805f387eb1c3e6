import { desiredFileSourcesOf } from './desired-file-source';
import type { Environment } from '../environment/environment';
import { placedPackages } from './wanted-packages';

/** The files of this machine that decide what an environment becomes, absolute, its own file first. */
export function filesOf(environment: Environment): readonly string[] {
  const sources = desiredFileSourcesOf(environment);
  return [
    ...new Set([
      environment.file,
      ...sources.map(({ file }) => file),
      ...sources.flatMap(({ secrets }) => secrets?.file ?? []),
      ...placedPackages(environment).map(({ from }) => from),
    ]),
  ];
}
