/**
 * Text as Terraform must take it: `${` and `%{` start templates, which would be evaluated on the operator's machine. In an escaped
 * template cdktf still resolves what looks like a token of its own. So there the sign is an expression.
 */
export function escapeTemplate(text: string): string {
  return text.replaceAll(/([$%])\{(TfToken\[)?/g, (_, sign: string, token?: string) =>
    token === undefined ? `${sign}${sign}{` : `\${"${sign}"}{${token}`,
  );
}
