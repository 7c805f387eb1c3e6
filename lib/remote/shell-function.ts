/** A function that ends with the first line that fails, where its lines say so. */
export function shellFunction(name: string, lines: readonly string[]): string {
  return [`${name}() {`, ...(lines.length > 0 ? lines : [':']).map((line) => `  ${line}`), '}'].join('\n');
}
