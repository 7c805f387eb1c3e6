/** User text, between backticks, inside a message: what was cut off is counted, so that a long value cannot hide the rest. */
export function quoted(text: string): string {
  const characters = [...text];
  return characters.length > 60
    ? `\`${characters.slice(0, 60).join('')}…\` (${characters.length} characters)`
    : `\`${text}\``;
}
