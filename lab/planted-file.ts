/** A file that lies on a lab host before it starts. */
export interface PlantedFile {
  /** Absolute path on the host. */
  readonly path: string;
  readonly content: string;
  /** @default 0o644 */
  readonly mode?: number;
  /** The content is the target of a symbolic link. @default false */
  readonly link?: boolean;
}
