/**
 * Text as Terraform must take it: `${` and `%{` start templates, which would be evaluated on the operator's machine. What looks like a token
 * of cdktf would be resolved by it in an escaped template too, so there the sign is an expression of its own.
 */
export function escapeTemplate(text: string): string {
  return text.replaceAll(/([$%])\{(TfToken\[)?/g, (_, sign: string, token?: string) =>
    token === undefined ? `${sign}${sign}{` : `\${"${sign}"}{${token}`,
  );
}
