import fc from 'fast-check';
import { anyCharacter } from '../any-character';
import { columns, fitting } from '../../lib/text/columns';
import { visibleText } from '../../lib/text/visible-text';

const tricky = fc.constantFrom(
  '\x1b',
  '\u009b',
  '\r',
  '\n',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\ud83d',
  '\\',
  'a',
  '云',
);
const texts = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
  fc.string({ unit: tricky }),
);

const decoded = (shown: string) =>
  shown.replaceAll(/\\u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));

test('nothing that a terminal acts on or hides comes through, and nothing is lost', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const shown = visibleText(text);
      // Private and unassigned characters show as a box.
      expect(shown.replaceAll(/[ \p{Co}\p{Cn}]/gu, '')).not.toMatch(/[\p{C}\p{Z}]/u);
      expect(shown).not.toMatch(/[\ufdd0\ufffe\uffff]/);
      if (!text.includes('\\u{')) expect(decoded(shown)).toBe(text);
    }),
    { numRuns: 600 },
  );
});

test('what is cut off is counted, and no text makes the line long', () => {
  fc.assert(
    fc.property(texts, fc.nat(20), (text, longest) => {
      const shown = visibleText(text, longest);
      expect(shown.length).toBeLessThanOrEqual(longest * 9 + 40);
      const kept = fitting(text, longest);
      expect(shown.endsWith(`… (${text.length} characters)`)).toBe(kept !== text);
      expect(columns(kept)).toBeLessThanOrEqual(longest);
    }),
    { numRuns: 300 },
  );
});
