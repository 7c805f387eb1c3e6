import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { quote } from '../../lib/remote/quote';
import type { Lab } from '../../lab/start-lab';

/** Every way in which a secret could stand in a text: in one of its forms, and all these inside base64. */
export function holds(text: string, secret: string): boolean {
  if (formsOf(secret).some((form) => text.includes(form))) return true;
  return (text.match(/[A-Za-z0-9+/]{60,}/g) ?? []).some((word) =>
    holds(Buffer.from(word, 'base64').toString('latin1'), Buffer.from(secret).toString('latin1')),
  );
}

/**
 * What to look for, written here once more (the code that is tested has its own): plain, URL-encoded as in a path and as in a form,
 * quoted in YAML, in JSON as Node and as Go (Terraform) write it, in base64 whatever stands before it, in both of its alphabets.
 */
export function formsOf(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const encoded = encodeURIComponent(secret);
  const path = encoded.replaceAll('%2F', '/');
  const form = new URLSearchParams([['', secret]]).toString().slice(1);
  const base64 = [0, 1, 2].map((offset) => {
    const bytes = Buffer.from('x'.repeat(offset) + secret);
    const text = bytes.toString('base64').replaceAll('=', '');
    return text.slice(offset === 0 ? 0 : offset + 1, bytes.length % 3 === 0 ? undefined : -1);
  });
  const lowerCase = (text: string) => text.replaceAll(/%../g, (one) => one.toLowerCase());
  const go = json.replaceAll(/[<>&]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`);
  return [
    ...new Set([
      secret,
      secret.replaceAll("'", "''"),
      json,
      go,
      ...[encoded, path, form].flatMap((text) => [text, lowerCase(text)]),
      ...base64.flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]),
    ]),
  ];
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

/** `host:path` of files, changed since then (seconds), that hold one of the secrets in any form, also inside packages and what gzip made. */
export async function placesOf(
  lab: Lab,
  hosts: readonly string[],
  secrets: readonly string[],
  since: number,
): Promise<readonly string[]> {
  const patterns = secrets.flatMap((secret) => formsOf(secret)).map((form) => `-e ${quote(form)}`);
  const find = `find / /tmp /run /var -xdev -type f -newermt @${since} -print0`;
  const found = await Promise.all(
    hosts.map(async (host) => {
      // Packages are compressed; their version is not known here.
      const inside = `while IFS= read -r -d '' file; do case $file in
        *.deb) dpkg-deb --fsys-tarfile "$file" ;; *.gz) gzip -dc "$file" ;; *) false ;; esac | grep -qaF ${patterns.join(' ')} && echo "$file"; done`;
      const { stdout } = await lab.exec(
        host,
        `{ ${find} | xargs -0 grep -laF ${patterns.join(' ')} --; ${find} | ${inside}; } 2>/dev/null`,
      );
      return stdout
        .split('\n')
        .flatMap((path) =>
          path === '' ? [] : [`${host}:${path.replace(/_[^_/]*_[^_/]*\.deb$/, '_*.deb')}`],
        );
    }),
  );
  return [...new Set(found.flat())].sort();
}

/** Files of a lab's folder on this machine, its hosts' own and downloaded programs apart. */
export function filesUnder(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const below = join(path, entry.name);
    if (entry.isDirectory()) return ['hosts', '.terraform'].includes(entry.name) ? [] : filesUnder(below);
    return entry.isFile() && statSync(below).size < 4_000_000 ? [below] : [];
  });
}
