import { observationRequestsOf } from '../stacks/observation-requests-of';
import { isObserved } from '../lib/plan/declared-step';
import type { Environment } from '../lib/environment/environment';
import type { Answer, HostObservation, Observations } from '../lib/plan/observation';
import { probeKey } from '../lib/plan/step';

/** The sha256 of each file that is looked at: all are as desired. */
const sumSeen = 'a'.repeat(64);
const asDesired = { before: sumSeen, after: sumSeen, edits: [], diff: [] };

/** What came instead of a host's answers. */
export type Silence = Exclude<HostObservation, { kind: 'answered' }>;
/** Answers of one host that differ from what is desired, by probe; or what came instead of them. */
type Changed = Readonly<Record<string, Answer>> | Silence;

/**
 * One look in which every host is as desired, but for what is changed.
 *
 * @param namesOf hosts of a group. @default - two of them, `boss0` and `boss1`; one firstbox
 */
export function observationsOf(
  environment: Environment,
  changed: (host: string) => Changed = () => ({}),
  namesOf: (group: string) => readonly string[] = (group) =>
    group === 'firstbox' ? [group] : [`${group}0`, `${group}1`],
): Observations {
  const requests = observationRequestsOf(environment);
  const groups = requests.map(({ group, steps, probes = [] }) => {
    const needs = steps.flatMap((step) => (isObserved(step) ? step.needs : []));
    const wished = steps.flatMap((step) =>
      isObserved(step) ? step.expect : [...step.expect, ...step.requires],
    );
    const inSync = Object.fromEntries([
      ...probes.map((probe) => [probeKey(probe), { word: '-', detail: '' }] as const),
      ...needs.map((probe) => [probeKey(probe), { word: sumSeen, detail: '' }] as const),
      ...wished.map(({ probe, expected }) => [probeKey(probe), { word: expected, detail: '' }] as const),
    ]);
    const hosts = namesOf(group).map((host): HostObservation => {
      const change = changed(host);
      return isSilence(change) ? change : { host, kind: 'answered', answers: { ...inSync, ...change } };
    });
    return [group, { kind: 'observed' as const, hosts }] as const;
  });
  return {
    apiVersion: 'boss-cdktf/observations/v1',
    environment: environment.name,
    observedAt: '2026-01-02T03:04:05Z',
    groups: Object.fromEntries(groups),
    files: Object.fromEntries(
      requests.flatMap(({ files = [] }) => files.map(({ path, name = path }) => [name, asDesired])),
    ),
  };
}

const isSilence = (change: Changed): change is Silence => typeof change['kind'] === 'string';

/** Answers with which nothing is as desired yet, and nothing hinders a deploy. @param detail what hosts say beside their word */
export function nothingAsDesired(environment: Environment, detail = ''): Readonly<Record<string, Answer>> {
  const requests = observationRequestsOf(environment);
  const needed = requests
    .filter(({ group }) => group === 'firstbox')
    .flatMap(({ steps }) => steps.flatMap((step) => (isObserved(step) ? step.needs : [])));
  const steps = requests.flatMap((request) => request.steps);
  const required = steps.flatMap((step) => (isObserved(step) ? [] : step.requires.map(({ probe }) => probe)));
  const kept = [...needed, ...required].map(probeKey);
  const asked = steps.flatMap((step) => [
    ...step.expect.map(({ probe }) => probe),
    ...(isObserved(step) ? step.needs : []),
  ]);
  const others = asked.map(probeKey).filter((key) => !kept.includes(key));
  return Object.fromEntries(others.map((key) => [key, { word: 'other', detail }]));
}
