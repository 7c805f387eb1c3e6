import { dirname, resolve } from 'node:path';
import type { Environment } from '../environment/environment';

/** A file kept beside an environment file whose text, secrets in their places, is desired on the platform. */
export interface DesiredFileSource {
  /** Under this name the programs for the hosts know the text. */
  readonly name: 'backEnd' | 'frontEnd';
  /** As the environment file writes it. */
  readonly displayPath: string;
  /** Absolute. */
  readonly file: string;
  /** The file encrypted with age that values of secrets stand in. @default - they come from the operator's environment only */
  readonly secrets?: { readonly displayPath: string; readonly file: string };
}

/** What steps compare with, each once. */
export function desiredFileSourcesIn(
  steps: readonly { readonly content?: DesiredFileSource }[],
): readonly DesiredFileSource[] {
  return [...new Map(steps.flatMap(({ content }) => (content ? [[content.name, content]] : []))).values()];
}

/** The files that an environment names in `boss.v2.config`. */
export function desiredFileSourcesOf({ file, boss }: Environment): readonly DesiredFileSource[] {
  const { secrets, ...texts } = boss.v2?.config ?? {};
  const at = (path: string) => ({ displayPath: path, file: resolve(dirname(file), path) });
  return (['backEnd', 'frontEnd'] as const).flatMap((name) => {
    const path = texts[name];
    return path === undefined
      ? []
      : [{ name, ...at(path), ...(secrets === undefined ? {} : { secrets: at(secrets) }) }];
  });
}
