import { dirname, resolve } from 'node:path';
import type { Environment } from '../environment/environment';

/** A file kept beside an environment file whose text, secrets in their places, is desired on the platform. */
export interface ContentSource {
  /** Under this name the programs for the hosts know the text. */
  readonly name: 'backEnd' | 'frontEnd';
  /** As the environment file writes it. */
  readonly shownAs: string;
  /** Absolute. */
  readonly file: string;
  /** The file encrypted with age that values of secrets stand in. @default - they come from the operator's environment only */
  readonly secrets?: { readonly shownAs: string; readonly file: string };
}

/** What steps compare with, each once. */
export function contentSourcesIn(
  steps: readonly { readonly content?: ContentSource }[],
): readonly ContentSource[] {
  return [...new Map(steps.flatMap(({ content }) => (content ? [[content.name, content]] : []))).values()];
}

/** The files that an environment names in `boss.v2.config`. */
export function contentSourcesOf({ file, boss }: Environment): readonly ContentSource[] {
  const { secrets, ...texts } = boss.v2?.config ?? {};
  const at = (path: string) => ({ shownAs: path, file: resolve(dirname(file), path) });
  return (['backEnd', 'frontEnd'] as const).flatMap((name) => {
    const path = texts[name];
    return path === undefined
      ? []
      : [{ name, ...at(path), ...(secrets === undefined ? {} : { secrets: at(secrets) }) }];
  });
}
