/** Text as Terraform must take it: `${` and `%{` start templates, which would be evaluated on the operator's machine. */
export function literal(text: string): string {
  return text.replaceAll(/([$%])\{/g, (_, sign: string) => `${sign}${sign}{`);
}
