import fc from 'fast-check';

/** Any code point but half a pair. fast-check's own `binary` builds a table of a million of them for each string: a second each. */
export const anyCharacter = fc
  .oneof(fc.nat(0x7f), fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));
