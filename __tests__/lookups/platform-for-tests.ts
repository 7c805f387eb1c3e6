import { bossV2Preconditions } from '../../lib/components/preconditions';
import type { Environment } from '../../lib/environment/environment';
import type { GroupObservation, HostObservation, Observations } from '../../lib/plan/observation';
import type { Precondition } from '../../lib/plan/precondition';
import type { LookupResult, LookupOutcome } from '../../lib/plan/lookup';
import { parseVersion } from '../../lib/text/version';
import { environmentForTests } from '../environments-for-tests';

export const environment = environmentForTests();
export const inRegion = environmentForTests('region');
export const withInstaller = (text: string): Environment => ({
  ...environment,
  installer: parseVersion(text),
});
export const marker = (name: string) => `path_state /pitrix/upgrade/${name}.Done`;

const texts: Readonly<Record<string, LookupResult>> = {
  'version.json': { installer: '4.7', upgrade: 'none' },
  'variables.yaml': {
    is_region: '0',
    domain: 'unit.example',
    is_global_zone: '1',
    is_sub_zone: '0',
    deploy_boss: '0',
    deploy_cronus: '1',
    is_cronus_master_zone: '1',
    cronus_master_zones: 'unit1',
  },
  'vm_variables.template.yaml': { deploy_boss: '0', deploy_v2v: '0' },
  'describe-qingcloud.py': { status: 'running' },
  'get-deploy-qingcloud-component-status.py': { status: 'successful' },
  topology: { status: '200', data: 'some' },
};

export interface Changes {
  /** Instead of the facts above; a text is why it is unreadable. */
  readonly texts?: Readonly<Record<string, LookupResult | string>>;
  readonly groups?: Readonly<Record<string, GroupObservation>>;
}

/** A platform that meets everything, but for the changes. */
export function seen({ texts: changed = {}, groups = {} }: Changes = {}): Observations {
  const outcomes = Object.keys(texts).map((name): [string, LookupOutcome] => {
    const change = changed[name] ?? {};
    if (typeof change === 'string') return [name, { kind: 'unreadable', reason: change }];
    return [name, { kind: 'read', facts: { ...texts[name], ...change } }];
  });
  return {
    apiVersion: 'boss-cdktf/observations/v1',
    environment: 'unit',
    observedAt: '2026-01-02T03:04:05Z',
    groups: {
      firstbox: onFirstbox({ [marker('pre_upgrade')]: 'absent', [marker('upgrade_pkgs')]: 'absent' }),
      influxdb: { kind: 'listed', hosts: ['zoocassa0'] },
      ...groups,
    },
    readings: Object.fromEntries(outcomes),
  };
}
export const onFirstbox = (words: Readonly<Record<string, string>>): GroupObservation => ({
  kind: 'observed',
  hosts: [{ host: 'firstbox', kind: 'answered', answers: answers(words) }],
});
const answers = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).map(([key, word]) => [key, { word, detail: `said ${word}` }]));
export const zoocassa = (...words: readonly (string | HostObservation)[]): Changes => ({
  groups: {
    zoocassa: {
      kind: 'observed',
      hosts: words.map((word, index) =>
        typeof word === 'string'
          ? { host: `zoocassa${index}`, kind: 'answered', answers: answers({ os_release: word }) }
          : word,
      ),
    },
  },
});

/** What stops, `name: what was observed`, for BOSS V2. */
export function unmet(changes: Changes, of: Environment = environment): readonly string[] {
  return all(changes, of)
    .filter(({ holds }) => !holds)
    .map(({ name, got }) => `${name}: ${got}`);
}
export const all = (changes: Changes, of: Environment = environment): readonly Precondition[] =>
  bossV2Preconditions.preconditions(of, seen(changes));
export const doubts = (changes: Changes, of: Environment = environment) =>
  all(changes, of).flatMap(({ doubt }) => doubt ?? []);

export const changed = (name: string, facts: LookupResult | string): Changes => ({
  texts: { [name]: facts },
});
