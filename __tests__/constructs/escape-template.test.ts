import { TerraformOutput, TerraformStack, Testing } from 'cdktf';
import fc from 'fast-check';
import { escapeTemplate } from '../../constructs/escape-template';

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
        expect(evaluated(escapeTemplate(text))).toBe(text);
      },
    ),
    { numRuns: 1000 },
  );
});

test('what looks like a token of cdktf stays text, which neither cdktf nor Terraform resolves', () => {
  const stack = new TerraformStack(Testing.app(), 'stack');
  const text = 'a ${TfToken[TOKEN.0]} $${TfToken[TOKEN.1]} %{TfToken[TOKEN.2]}';
  new TerraformOutput(stack, 'output', { value: escapeTemplate(text) });
  const { output } = JSON.parse(Testing.synth(stack)) as { output: { output: { value: string } } };
  const { value } = output.output;
  expect(value).not.toMatch(/[$%]\{TfToken/);
  expect(value.replaceAll(/\$\{"([$%])"\}/g, '$1')).toBe(text);
});
