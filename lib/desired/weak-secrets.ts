import { texts } from '../text/catalogue/text';

/** Below it a secret is found by trying, by whoever gets hold of a file's hash or of an encrypted file. In bits, as if each character were drawn by lot. */
const leastBits = 48;
const longEnough = 12;

const kinds: readonly (readonly [RegExp, number])[] = [
  [/[0-9]/, 10],
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[^0-9a-zA-Z]/, 33],
];

/** Warnings of secrets that are short and of little variety, by name; none holds a value. */
export function weakSecretWarnings(values: ReadonlyMap<string, string>): readonly string[] {
  return [...values]
    .filter(([, value]) => isWeak(value))
    .map(([name, value]) =>
      texts().environment.contents.weak({ name, characters: value.length, least: longEnough }),
    );
}

function isWeak(value: string): boolean {
  const alphabet = kinds.reduce((size, [kind, more]) => size + (kind.test(value) ? more : 0), 0);
  const variety = Math.min(alphabet, 2 * new Set(value).size);
  return value.length < longEnough && value.length * Math.log2(variety) < leastBits;
}
