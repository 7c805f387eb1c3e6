import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { quote } from '../../facts/quote';
import { connectionOf } from '../../model/connection';
import type { Environment } from '../../model/environment';
import { visibleText } from '../../model/visible-text';
import { runOnFirstbox, TransportError } from '../../observe/transport';
import { withRedactedErrors } from '../redacted-for';

/** A file's copy on the firstbox, as it was before a run edited or removed it. */
export interface Backup {
  readonly path: string;
  readonly bytes: number;
}

/** Where files belong that runs edit or remove, by name; what brings one to the nodes is a package that is built and pushed. */
const places: readonly {
  readonly name: RegExp;
  readonly folder: string;
  readonly next: string;
}[] = [
  {
    name: /^server\.yaml\.[a-z0-9]+$/,
    folder: '/pitrix/conf/variables/global',
    next: 'build_pkgs.py -p pitrix-global-conf, then update.sh -f HOSTS pitrix-global-conf',
  },
  {
    name: /^boss2\.yaml\.[a-z0-9]+$/,
    folder: '/pitrix/conf/variables/boss2',
    next: 'build_pkgs.py -p pitrix-ks-boss2-conf, then update.sh -f HOSTS pitrix-ks-boss2-conf',
  },
  {
    name: /^local_config\.yaml$/,
    folder: '/pitrix/conf/variables/boss2',
    next: 'build_pkgs.py -p pitrix-ks-boss2-console, then update.sh -f HOSTS pitrix-ks-boss2-console',
  },
  {
    name: /^vm_variables\.[a-z0-9]+\.yaml$/,
    folder: '/pitrix/config',
    next: 'nothing: the next deploy job reads it',
  },
  {
    name: /^boss\.yaml/,
    folder: '/pitrix/conf/variables/global',
    next: 'what BOSS V1 of the platform needs besides; it is not kept here',
  },
];

/**
 * The backups that the firstbox has, of all its zones.
 *
 * @throws {TransportError} when it cannot be asked
 */
export async function backupsOf(environment: Environment): Promise<readonly Backup[]> {
  const found: Backup[] = [];
  const words: (string | undefined)[] = [];
  await withRedactedErrors(environment, () =>
    runOnFirstbox(connectionOf(environment), {
      program: readFileSync(join(__dirname, 'backups.sh'), 'utf8'),
      script: '',
      arguments: [],
      silenceSeconds: 30,
      onLine: (line) => {
        const [word, size, path] = line.split(' ');
        words.push(word);
        if (word === 'backup' && path !== undefined)
          found.push({ path: Buffer.from(path, 'base64').toString(), bytes: Number(size) });
      },
    }),
  );
  if (!words.includes('finished'))
    throw new TransportError(
      `firstbox ${environment.firstbox.host}: the list of backups did not come to its end`,
    );
  return found;
}

/** For people: each backup, when it was made, and how it is put back by hand. */
export function renderBackups(environment: string, backups: readonly Backup[]): readonly string[] {
  if (backups.length === 0)
    return [`${environment}: no run has edited or removed a file of the firstbox yet`];
  return [
    `${environment}: backups on the firstbox; the next deploy makes of a file what the environment file says: change that first`,
    ...backups.flatMap(({ path, bytes }) => {
      const [name, when] = [basename(path), basename(dirname(path))];
      const place = places.find((one) => one.name.test(name));
      return [
        `${when}  ${name}  ${bytes} bytes`,
        place === undefined
          ? `  it is at ${path}; where it belongs is not known to this version`
          : `  firstbox$ cp -p ${quote(path)} ${quote(`${place.folder}/${name}`)}; then ${place.next}`,
      ];
    }),
  ].map((line) => visibleText(line, 600));
}
