import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Environment } from '../../environment/environment';
import { parseEnvironment } from '../../environment/parse-environment';
import { environmentName } from '../../environment/name-shapes';
import { renderProblem } from '../../text/problem';
import { texts } from '../../text/catalogue/text';
import { visibleText } from '../../text/visible-text';
import { observe } from '../../observe/observe';
import { asked } from '../asked';
import { type Configuration, environmentText, type Hop, type Way } from './environment-text';
import { askedHostKey } from './host-key';
import { importConfiguration } from './import';
import { inquiryOf, NotTold, platformOf } from './platform';
import { type RecipientOptions, recipientsOf } from './recipients';
import { type ImportedFor, secretsFile, writeNew } from './write-new';

/** As commander gives them. */
export interface NewOptions extends RecipientOptions {
  readonly layout?: string;
  readonly hostKey?: string;
  readonly sshConfig?: string;
  readonly jump?: readonly string[];
  readonly jumpKey?: readonly string[];
  readonly zone?: string;
  readonly place?: string;
  readonly import?: true;
}

/** What stands where the platform was not asked yet. */
const unasked = {
  zone: 'unasked1',
  domain: 'unasked.invalid',
  installer: '4.3',
  place: 'global',
  missingGroups: [],
};

/**
 * Writes environments/NAME.yaml from what a firstbox says of its platform.
 *
 * @param target `user@host` or `user@host:port`
 * @returns the lines to tell
 * @throws {NotTold} with what is wrong, or what the platform does not tell
 */
export async function newEnvironment(
  project: string,
  name: string,
  target: string,
  options: NewOptions,
  progress: (line: string) => void,
): Promise<readonly string[]> {
  const say = texts().newFile;
  const displayPath = `environments/${name}.yaml`;
  const path = join(project, displayPath);
  if (!environmentName.test(name)) throw new NotTold(say.wrong.name({ got: visibleText(name, 100) }));
  if (existsSync(path)) throw new NotTold(say.wrong.thereAlready({ file: displayPath }));
  const recipients = await importedFor(join(project, 'environments', name), options);
  const layout = options.layout ?? (await asked(say.askedLayout));
  if (layout === undefined) throw new NotTold(say.wrong.layout);
  const way = await wayOf(project, target, options, progress);
  const provisional = valid(
    path,
    displayPath,
    environmentText(way, { ...unasked, layout }, say.comment.notAsked),
  );
  const seen = await observe(provisional, [inquiryOf(provisional)], progress);
  const platform = platformOf(seen, { layout, zone: options.zone, place: options.place });
  const from = say.comment.said({ firstbox: way.host, at: seen.observedAt });
  const plain = environmentText(way, platform, from);
  const environment = valid(path, displayPath, plain);
  const imported =
    recipients === undefined
      ? undefined
      : { ...(await importConfiguration(environment, progress)), recipients };
  const configuration = imported === undefined ? {} : configurationOf(name, imported);
  const text = environmentText(way, platform, from, configuration);
  valid(path, displayPath, text);
  await writeNew(path, text, imported);
  return [
    say.written({ file: displayPath, environment: name }),
    ...platform.missingGroups.map((group) => say.noGroup({ file: displayPath, group })),
    ...(imported === undefined ? [] : importLines(`environments/${name}`, imported)),
  ];
}

/** Who can decrypt what is imported, before anything is asked. @returns undefined where nothing is to be imported */
async function importedFor(folder: string, options: NewOptions): Promise<readonly string[] | undefined> {
  const say = texts().newFile.import;
  if (options.import === true) {
    if (existsSync(folder)) throw new NotTold(say.folderThere({ folder }));
    return recipientsOf(options);
  }
  if (options.recipient !== undefined || options.recipientsFile !== undefined) throw new NotTold(say.unasked);
  return undefined;
}

/** `boss.v2.config` of what was imported. */
function configurationOf(name: string, { files, secrets }: ImportedFor): Configuration {
  return {
    ...Object.fromEntries(files.map((file) => [file.key, `${name}/${file.name}`])),
    ...(secrets.size === 0 ? {} : { secrets: `${name}/${secretsFile}` }),
  };
}

function importLines(
  folder: string,
  { files, secrets, missing, recipients }: ImportedFor,
): readonly string[] {
  const say = texts().newFile.import;
  const counts = { secrets: secrets.size, recipients: recipients.length };
  return [
    ...files.map(({ name, from, keys }) => say.brought({ file: `${folder}/${name}`, from, keys })),
    ...(secrets.size === 0 ? [] : [say.encrypted({ file: `${folder}/${secretsFile}`, ...counts })]),
    ...files.flatMap(({ name, left }) =>
      left.length === 0 ? [] : [say.left({ file: `${folder}/${name}`, keys: left })],
    ),
    ...missing.map((file) => say.missing({ file })),
  ];
}

async function wayOf(
  project: string,
  target: string,
  { hostKey, sshConfig, jump = [], jumpKey = [] }: NewOptions,
  progress: (line: string) => void,
): Promise<Way> {
  const { wrong } = texts().newFile;
  if (jump.length !== jumpKey.length)
    throw new NotTold(wrong.jumpKeys({ jumps: jump.length, keys: jumpKey.length }));
  const jumpHosts = jump.map((one, index) => hopOf(one, jumpKey[index] ?? ''));
  const firstbox = hopOf(target, hostKey ?? '');
  if (hostKey === undefined && jump.length > 0) throw new NotTold(wrong.keyBehindJump);
  return {
    ...firstbox,
    hostKey: hostKey ?? (await askedHostKey(firstbox.host, firstbox.port, progress)),
    // Written as it counts from the file.
    sshConfig:
      sshConfig === undefined || isAbsolute(sshConfig)
        ? sshConfig
        : relative(join(project, 'environments'), resolve(project, sshConfig)),
    jumpHosts,
  };
}

function hopOf(text: string, hostKey: string): Hop {
  const [, user, host = '', port] = /^(?:([^@]+)@)?([^@:]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (host === '') throw new NotTold(texts().newFile.wrong.machine({ got: visibleText(text, 100) }));
  return { host, port, user, hostKey };
}

function valid(path: string, displayPath: string, text: string): Environment {
  const parsed = parseEnvironment(path, text);
  if ('environment' in parsed) return parsed.environment;
  throw new NotTold(parsed.problems.map((one) => renderProblem({ ...one, file: displayPath })).join('\n'));
}
