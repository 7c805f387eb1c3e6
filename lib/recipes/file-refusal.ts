import { fileSha256 } from '../remote/probes';
import type { FileWish } from '../plan/firstbox-file';
import type { Observations } from '../plan/observation';
import { probeKey } from '../plan/step';

/** Why nothing is known of what a file of the firstbox is to become; undefined when that is known. */
export function fileRefusal(
  { path, name = path }: Pick<FileWish, 'path' | 'name'>,
  seen: Observations,
): string | undefined {
  if (seen.files?.[name] !== undefined) return undefined;
  const firstbox = seen.groups['firstbox'];
  const [host] = firstbox?.kind === 'observed' ? firstbox.hosts : [];
  if (host?.kind === 'answered')
    return host.answers[probeKey(fileSha256(path))]?.detail ?? 'it was not asked for';
  return host?.reason ?? 'the firstbox was not asked';
}
