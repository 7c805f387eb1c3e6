import fc from 'fast-check';
import { anyCharacter } from '../any-character';
import { execa } from 'execa';
import { maskTemplate } from '../../lib/remote/answers';
import { quote, wordsOf } from '../../lib/remote/quote';

const shellText = fc.constantFrom(
  ...[
    "'",
    '"',
    '\\',
    '`',
    '$(id)',
    '${x}',
    '$',
    '!',
    '*',
    '?',
    '[a]',
    '{a,b}',
    '~',
    '#',
    ';',
    '&',
    '|',
    '<',
    '>',
    ' ',
  ],
  ...['\n', '\r', '\t', '\x1b', '=', '-n', '--', '@(a)', '%', ',', '云', '\u202e', 'a'],
);
const words = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 30 }).map((text) => text.replaceAll('\0', '')),
  fc.string({ unit: shellText, maxLength: 8 }),
);

test('every text arrives in bash as one word, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 250, maxLength: 250 }), async (list) => {
      const script = list.map((word) => `argument ${quote(word)}`).join('\n');
      const { stdout } = await execa('bash', ['-s'], {
        input: `argument() { printf '%s\\0%s\\0' "$#" "$1"; }\n${script}\n`,
      });
      expect(stdout.split('\0').slice(0, -1)).toEqual(list.flatMap((word) => ['1', word]));
    }),
    { numRuns: 2 },
  );
});

test('a NUL, which no word can carry, is refused', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      expect(() => quote(`${before}\0${after}`)).toThrow(/NUL/);
    }),
    { numRuns: 50 },
  );
});

test('no template of Terraform or cdktf survives in text of a host', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('$', '%', '{', '}', 'a', '\\', '云') }), (text) => {
      const shown = maskTemplate(text);
      expect(shown).not.toMatch(/[$%]\{/);
      expect(shown.replaceAll('\\u{7b}', '{')).toBe(text.replaceAll('\\u{7b}', '{'));
    }),
    { numRuns: 500 },
  );
});

test('quoted words are read back as they were', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 8 }), (list) => {
      expect(wordsOf(list.map(quote).join(' '))).toEqual(list);
    }),
  );
});
