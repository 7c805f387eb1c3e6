import fc from 'fast-check';
import { literal } from '../../constructs/literal';

/** As HCL reads a template, from the left: `$${` and `%%{` are escapes, `${` and `%{` begin an expression. */
function evaluated(text: string): string {
  return text.replaceAll(/\$\$\{|%%\{|[$%]\{/g, (found) => {
    if (found.length === 2) throw new Error(`a template is left: ${text}`);
    return found.slice(1);
  });
}

test('Terraform reads back the very text, whatever it holds, and evaluates nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('$', '%', '{', '}', '~', '"', '\\', '\n', 'a') }),
      (text) => {
        expect(evaluated(literal(text))).toBe(text);
      },
    ),
    { numRuns: 1000 },
  );
});
