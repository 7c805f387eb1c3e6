import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { type Environment, parseEnvironment } from '../../../model/environment';
import { environmentName } from '../../../model/name-shapes';
import { renderProblem } from '../../../model/problem';
import { texts } from '../../../model/texts/text';
import { visibleText } from '../../../model/visible-text';
import { observe } from '../../../observe/observe';
import { asked } from '../asked';
import { environmentText, type Hop, type Way } from './environment-text';
import { askedHostKey } from './host-key';
import { inquiryOf, NotTold, platformOf } from './platform';

/** As commander gives them. */
export interface NewOptions {
  readonly layout?: string;
  readonly hostKey?: string;
  readonly sshConfig?: string;
  readonly jump?: readonly string[];
  readonly jumpKey?: readonly string[];
  readonly zone?: string;
  readonly place?: string;
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
  const shownAs = `environments/${name}.yaml`;
  const path = join(project, shownAs);
  if (!environmentName.test(name)) throw new NotTold(say.wrong.name({ got: visibleText(name, 100) }));
  if (existsSync(path)) throw new NotTold(say.wrong.thereAlready({ file: shownAs }));
  const layout = options.layout ?? (await asked(say.askedLayout));
  if (layout === undefined) throw new NotTold(say.wrong.layout);
  const way = await wayOf(project, target, options, progress);
  const provisional = valid(
    path,
    shownAs,
    environmentText(way, { ...unasked, layout }, say.comment.notAsked),
  );
  const seen = await observe(provisional, [inquiryOf(provisional)], progress);
  const platform = platformOf(seen, { layout, zone: options.zone, place: options.place });
  const text = environmentText(way, platform, say.comment.said({ firstbox: way.host, at: seen.observedAt }));
  valid(path, shownAs, text);
  mkdirSync(join(project, 'environments'), { recursive: true });
  writeFileSync(path, text, { flag: 'wx' });
  return [
    say.written({ file: shownAs, environment: name }),
    ...platform.missingGroups.map((group) => say.noGroup({ file: shownAs, group })),
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

function valid(path: string, shownAs: string, text: string): Environment {
  const parsed = parseEnvironment(path, text);
  if ('environment' in parsed) return parsed.environment;
  throw new NotTold(parsed.problems.map((one) => renderProblem({ ...one, file: shownAs })).join('\n'));
}
