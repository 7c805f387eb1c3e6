import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { type Environment, parseEnvironment } from '../../../model/environment';
import { environmentName } from '../../../model/name-shapes';
import { renderProblem } from '../../../model/problem';
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
  const shownAs = `environments/${name}.yaml`;
  const path = join(project, shownAs);
  if (!environmentName.test(name))
    throw refused('no name of an environment', name, 'lower-case letters, digits and -', 'another name');
  if (existsSync(path))
    throw refused(`${shownAs} is there already`, 'a file', 'a new name', 'another name, or move it away');
  const layout =
    options.layout ?? (await asked('Its layout: standard, fusion or devops?\n  Enter a value: '));
  if (layout === undefined)
    throw refused('the layout is not said', 'nothing', 'standard, fusion or devops', 'add --layout');
  const way = await wayOf(project, target, options, progress);
  const provisional = valid(path, shownAs, environmentText(way, { ...unasked, layout }, 'not asked yet'));
  const seen = await observe(provisional, [inquiryOf(provisional)], progress);
  const platform = platformOf(seen, { layout, zone: options.zone, place: options.place });
  const text = environmentText(way, platform, `as ${way.host} said at ${seen.observedAt}`);
  valid(path, shownAs, text);
  mkdirSync(join(project, 'environments'), { recursive: true });
  writeFileSync(path, text, { flag: 'wx' });
  return [
    `${shownAs}: written; look it through, then: npx boss plan ${name}`,
    ...platform.missingGroups.map(
      (group) =>
        `warning: ${shownAs}: the platform has no group ${group} under its usual name; write groups.${group}`,
    ),
  ];
}

async function wayOf(
  project: string,
  target: string,
  { hostKey, sshConfig, jump = [], jumpKey = [] }: NewOptions,
  progress: (line: string) => void,
): Promise<Way> {
  if (jump.length !== jumpKey.length)
    throw refused(
      'each jump host needs its host key',
      `${jump.length} --jump, ${jumpKey.length} --jump-key`,
      'as many keys, in the same order',
      "--jump-key 'TYPE BASE64' for each",
    );
  const jumpHosts = jump.map((one, index) => hopOf(one, jumpKey[index] ?? ''));
  const firstbox = hopOf(target, hostKey ?? '');
  if (hostKey === undefined && jump.length > 0)
    throw refused(
      'behind a jump host no key can be asked for',
      'no --host-key',
      'the firstbox’s',
      'add --host-key',
    );
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
  if (host === '')
    throw refused('no machine', visibleText(text, 100), 'user@host or user@host:port', 'correct it');
  return { host, port, user, hostKey };
}

function valid(path: string, shownAs: string, text: string): Environment {
  const parsed = parseEnvironment(path, text);
  if ('environment' in parsed) return parsed.environment;
  throw new NotTold(parsed.problems.map((one) => renderProblem({ ...one, file: shownAs })).join('\n'));
}

const refused = (what: string, got: string, allowed: string, cure: string): NotTold =>
  new NotTold(`boss new: ${what}; got: ${visibleText(got, 100)}; allowed: ${allowed}; cure: ${cure}`);
