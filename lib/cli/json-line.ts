/** Documents that commands print for programs by `--json`, one a line; docs/json.md has their keys. */
export const jsonKinds = [
  'summary',
  'finding',
  'status',
  'why',
  'history',
  'backup',
  'validation',
  'doctor',
] as const;
export type JsonKind = (typeof jsonKinds)[number];

/** What a terminal acts on or does not show, and JSON itself leaves as it is. */
const hidden = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** One such document, as one line that a terminal may show. */
export function jsonLine(kind: JsonKind, value: object): string {
  const text = JSON.stringify({ apiVersion: `boss-cdktf/${kind}/v1`, ...value });
  return text.replace(hidden, (sign) =>
    [...Array(sign.length).keys()]
      .map((index) => `\\u${sign.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
