import { en } from '../../../lib/text/catalogue/en';
import { catalogues, type Texts } from '../../../lib/text/catalogue/text';

/** Each key of a catalogue by its path, with what stands there. */
function keysOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, one]) => keysOf(one, path === '' ? key : `${path}.${key}`));
}

const { fact, ...withoutFact } = en.summary;

test('a catalogue that lacks a key does not compile, nor does a text of other values', () => {
  // @ts-expect-error -- the key is missing
  const lacking: Texts['summary'] = withoutFact;
  expect(keysOf(lacking)).not.toEqual(keysOf(en.summary));
  // @ts-expect-error -- no such value is given
  const other: Texts['summary']['fact'] = ({ host }: { readonly host: string }) => host;
  expect(other).not.toBe(fact);
});

test.each(Object.entries(catalogues))('%s has every key, and nothing else', (_language, catalogue) => {
  expect([...keysOf(catalogue)].sort()).toEqual([...keysOf(en)].sort());
});

test.each(Object.entries(catalogues))(
  'no text of %s is empty, twice a blank or more',
  (_language, catalogue) => {
    const plain = (value: unknown): readonly string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object'
          ? Object.values(value ?? {}).flatMap(plain)
          : [];
    expect(plain(catalogue).filter((text) => text.trim() === '')).toEqual([]);
  },
);
