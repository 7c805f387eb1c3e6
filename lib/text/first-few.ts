const most = 5;

/** The first few of a list that may be long, and how many there are beside: what stands behind it in a message is not cut. */
export function firstFew(all: readonly string[]): string {
  const rest = all.length - most;
  return [all.slice(0, most).join(', '), ...(rest > 0 ? [`and ${rest} more`] : [])].join(' ');
}
