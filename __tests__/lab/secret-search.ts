import { readdirSync, readFileSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';

/** Every way in which a secret could stand in a text: plain, URL-encoded, in base64 whatever stands before it, and all these inside base64. */
export function holds(text: string, secret: string): boolean {
  if (formsOf(secret).some((form) => text.includes(form))) return true;
  return (text.match(/[A-Za-z0-9+/]{60,}/g) ?? []).some((word) =>
    holds(Buffer.from(word, 'base64').toString('latin1'), Buffer.from(secret).toString('latin1')),
  );
}

/** What to look for, written here once more: the code that is tested has its own. */
export function formsOf(secret: string): readonly string[] {
  const base64 = [0, 1, 2].map((offset) => {
    const bytes = Buffer.from('x'.repeat(offset) + secret);
    const text = bytes.toString('base64').replaceAll('=', '');
    return text.slice(offset === 0 ? 0 : offset + 1, bytes.length % 3 === 0 ? undefined : -1);
  });
  return [secret, encodeURIComponent(secret), encodeURIComponent(secret).replaceAll('%2F', '/'), ...base64];
}

/** The arguments of every process of this machine, those of the lab's hosts included, that ran during a task. */
export async function argumentsDuring(task: () => Promise<unknown>): Promise<string> {
  const seen = new Set<string>();
  let over = false;
  const watch = async () => {
    while (!over) {
      for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
        try {
          seen.add(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
        } catch {
          // It has ended.
        }
      }
      await breathe();
    }
  };
  const watched = watch();
  await task().finally(() => (over = true));
  await watched;
  return [...seen].join('\n');
}
