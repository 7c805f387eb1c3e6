/** A dotted version as integers; parts that were left out are 0. */
export type Version = readonly [major: number, minor: number, patch: number];

/** Two or three numbers with dots between them, no leading zeros: 4.7, 4.4.3, 3.7. */
export const versionPattern = /^(?:0|[1-9]\d{0,3})(?:\.(?:0|[1-9]\d{0,3})){1,2}$/;

/**
 * Reads `4.10` as 4, 10, 0.
 * @throws Error when the text is not two or three numbers with dots between them
 */
export function parseVersion(text: string): Version {
  if (!versionPattern.test(text)) {
    throw new Error(
      `not a version; got: ${JSON.stringify(text.slice(0, 60))}; allowed: two or three numbers with dots between them, such as 4.4.3; cure: write the installer's version only`,
    );
  }
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
  return [major, minor, patch];
}

/** Negative when `a` is older than `b`, 0 when they are the same, positive when `a` is newer. */
export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** All three parts: `4.10.0`. */
export function renderVersion(version: Version): string {
  return version.join('.');
}
