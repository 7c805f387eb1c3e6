import type { Path } from '../yaml/yaml-document';
import type { EnvironmentShape, WishShape } from './environment-schema';

/** A rule that the file breaks; `path` is what the message points at. */
export interface RuleBreach {
  readonly path: Path;
  readonly what: string;
  readonly allowed: string;
  readonly cure: string;
}

/** What is known of the file: top-level keys whose own shape is wrong are left out. */
export type PartialShape = {
  readonly [Key in keyof EnvironmentShape]?:
    (Key extends keyof WishShape ? WishShape[Key] : EnvironmentShape[Key]) | undefined;
};
