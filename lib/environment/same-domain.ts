/** Whether two names are one to DNS: upper case and a dot at the end are no difference. */
export function isSameDomain(one: string, other: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/\.$/, '');
  return plain(one) === plain(other);
}
