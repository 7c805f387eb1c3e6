import { fileSha256 } from '../remote/probes';
import { quote } from '../remote/quote';
import type { FileRecord, FileWish } from '../plan/firstbox-file';
import { kept } from '../text/catalogue/en/kept';
import type { Observations } from '../plan/observation';
import { probeKey, type StepBlocker } from '../plan/step';

/** A file of the firstbox as it was seen, or why nothing is known of what it is to become. */
export function fileSeen(
  { path, name = path }: Pick<FileWish, 'path' | 'name'>,
  seen: Observations,
):
  | { readonly record: FileRecord; readonly blockedBy?: undefined }
  | { readonly record?: undefined; readonly blockedBy: StepBlocker } {
  const record = seen.files?.[name];
  if (record !== undefined) return { record };
  return { blockedBy: { subject: `file ${path}`, reason: reasonOf(path, seen), unknown: true } };
}

function reasonOf(path: string, seen: Observations): string {
  const firstbox = seen.groups['firstbox'];
  const [host] = firstbox?.kind === 'observed' ? firstbox.hosts : [];
  if (host?.kind === 'answered')
    return host.answers[probeKey(fileSha256(path))]?.detail ?? kept.blocked.fileNotAsked;
  return host?.reason ?? kept.blocked.firstboxNotAsked;
}

/** Lines to be changed, as words of a command. */
export const editWords = ({ edits }: FileRecord): readonly string[] =>
  edits.map(({ first, count, text }) => quote(`${first}:${count}:${Buffer.from(text).toString('base64')}`));
