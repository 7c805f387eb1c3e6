import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { quote } from '../remote/quote';
import { connectionOf } from '../environment/connection';
import type { Environment } from '../environment/environment';
import { type Texts, texts } from '../text/catalogue/text';
import { visibleText } from '../text/visible-text';
import { runOnFirstbox, TransportError } from '../ssh/transport';
import { withRedactedErrors } from './redacted-for';
import { placeOf } from './run-place';

/** A file's copy on the firstbox, as it was before a run edited or removed it. */
export interface Backup {
  readonly path: string;
  readonly bytes: number;
}

/** Where files belong that runs edit or remove, by name; what brings one to the nodes is a package that is built and pushed. */
const places: readonly {
  readonly name: RegExp;
  readonly folder: string;
  /** What brings it to the nodes, or what else is to be done. */
  readonly next: (say: Texts['restore']['next']) => string;
}[] = [
  {
    name: /^server\.yaml\.[a-z0-9]+$/,
    folder: '/pitrix/conf/variables/global',
    next: (say) => say.package({ name: 'pitrix-global-conf' }),
  },
  {
    name: /^boss2\.yaml\.[a-z0-9]+$/,
    folder: '/pitrix/conf/variables/boss2',
    next: (say) => say.package({ name: 'pitrix-ks-boss2-conf' }),
  },
  {
    name: /^local_config\.yaml$/,
    folder: '/pitrix/conf/variables/boss2',
    next: (say) => say.package({ name: 'pitrix-ks-boss2-console' }),
  },
  {
    name: /^vm_variables\.[a-z0-9]+\.yaml$/,
    folder: '/pitrix/config',
    next: (say) => say.deployJob,
  },
  {
    name: /^variables\.[a-z0-9]+\.yaml$/,
    folder: '/pitrix/config',
    next: (say) => say.platform,
  },
  {
    name: /^boss\.yaml/,
    folder: '/pitrix/conf/variables/global',
    next: (say) => say.bossV1,
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
  await withRedactedErrors(placeOf(environment), () =>
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
    throw new TransportError(texts().restore.noEnd({ firstbox: environment.firstbox.host }));
  return found;
}

/** For people: each backup, when it was made, and how it is put back by hand. */
export function renderBackups(environment: string, backups: readonly Backup[]): readonly string[] {
  const say = texts().restore;
  if (backups.length === 0) return [say.none({ environment })];
  return [
    say.some({ environment }),
    ...backups
      .map(documentOf)
      .flatMap(({ path, bytes, name, when, putBack }) => [
        say.backup({ when, name, bytes }),
        putBack === undefined ? `  ${say.unknownPlace({ path })}` : `  ${say.putBack(putBack)}`,
      ]),
  ].map((line) => visibleText(line, 600));
}

/** A backup as `--json` prints it. */
export interface BackupDocument extends Backup {
  readonly name: string;
  /** When it was made, as its folder is called. */
  readonly when: string;
  /** How it is put back by hand, on the firstbox. @default - where it belongs is not known */
  readonly putBack?: { readonly command: string; readonly next: string };
}

/** What is known of a backup. */
export function documentOf({ path, bytes }: Backup): BackupDocument {
  const [name, when] = [basename(path), basename(dirname(path))];
  const place = places.find((one) => one.name.test(name));
  if (place === undefined) return { path, bytes, name, when };
  const command = ['cp', '-p', quote(path), quote(`${place.folder}/${name}`)].join(' ');
  return { path, bytes, name, when, putBack: { command, next: place.next(texts().restore.next) } };
}
