import { type DesiredFileSource, desiredFileSourcesOf } from '../desired/desired-file-source';
import type { Environment } from '../environment/environment';
import { differingKeys } from '../desired/key-paths';
import type { Observations } from '../plan/observation';
import type { Lookup } from '../plan/lookup';
import { fileReaders } from '../remote/probes';
import { probeKey } from '../plan/step';
import { contentFromPackage, type ContentPackage } from '../recipes/content-from-package';
import { fileWithContent } from '../recipes/file-with-content';
import type { Component } from './component';

/**
 * The configuration of BOSS V2 is the files beside the environment file: put on the firstbox, built, pushed, and seen on the
 * boss nodes (runbook 更新配置文件).
 */
export const boss2Config: Component = {
  name: 'boss2_config',
  groups: ['firstbox', 'boss'],
  enabled: (environment) => desiredFileSourcesOf(environment).length > 0,
  lookups: (environment) =>
    desiredFileSourcesOf(environment).map((content) => lookupOf(environment, content)),
  extraProbes: (environment) => ({ firstbox: sources(environment).map(fileReaders) }),
  steps: (environment, group) =>
    desiredFileSourcesOf(environment).map((content) => {
      const from = packages[content.name](environment);
      return group === 'firstbox'
        ? fileWithContent(from.source, content, (seen) => keysSeen(lookupOf(environment, content), seen))
        : contentFromPackage(from, content);
    }),
};

/** ASSUMED: on the nodes the zone's name is gone from that of the file, as with server.yaml. */
const packages: Readonly<Record<DesiredFileSource['name'], (environment: Environment) => ContentPackage>> = {
  backEnd: ({ zone }) => ({
    package: 'pitrix-ks-boss2-conf',
    basename: 'boss2.yaml',
    source: `/pitrix/conf/variables/boss2/boss2.yaml.${zone}`,
  }),
  frontEnd: () => ({
    package: 'pitrix-ks-boss2-console',
    basename: 'local_config.yaml',
    source: '/pitrix/conf/variables/boss2/local_config.yaml',
  }),
};

/** Where the firstbox has a file of the configuration. */
export const configurationFile = (environment: Environment, name: DesiredFileSource['name']): string =>
  packages[name](environment).source;

const sources = (environment: Environment): readonly string[] =>
  desiredFileSourcesOf(environment).map(({ name }) => configurationFile(environment, name));

/** Files of the firstbox with the configuration that every user there may read, each with its mode. */
export function publicFiles(
  environment: Environment,
  seen: Observations | undefined,
): readonly { readonly path: string; readonly mode: string }[] {
  const [firstbox] = seen?.groups['firstbox']?.kind === 'observed' ? seen.groups['firstbox'].hosts : [];
  if (firstbox?.kind !== 'answered') return [];
  return sources(environment).flatMap((path) => {
    const answer = firstbox.answers[probeKey(fileReaders(path))];
    return answer?.word === 'public' ? [{ path, mode: answer.detail }] : [];
  });
}

function lookupOf(environment: Environment, { name }: DesiredFileSource): Lookup {
  return {
    name: `boss2_config.${name}`,
    source: { file: packages[name](environment).source },
    parse: (text, contents) => ({ differs: differingKeys(text, contents.textOf(name)).join('\n') }),
  };
}

function keysSeen({ name }: Lookup, seen: Observations): readonly string[] {
  const outcome = seen.readings?.[name];
  return outcome?.kind === 'read'
    ? (outcome.facts['differs'] ?? '').split('\n').filter((line) => line !== '')
    : [];
}
