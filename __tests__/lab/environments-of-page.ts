import { readFileSync } from 'node:fs';

/** Environments that a page of `boss report` shows, as its script reads them. */
export function environmentsOf(page: string): readonly unknown[] {
  const [, data = ''] = /id="data">(.*?)<\/script>/.exec(readFileSync(page, 'utf8')) ?? [];
  return (JSON.parse(data) as { environments: readonly unknown[] }).environments;
}
