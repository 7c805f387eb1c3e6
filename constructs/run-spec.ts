import { desiredFileSourcesIn, desiredFileSourcesOf } from '../lib/desired/desired-file-source';
import type { Connection } from '../lib/environment/connection';
import { filesOf } from '../lib/desired/deciding-files';
import { compare, type Drift } from '../lib/plan/drift';
import type { Environment } from '../lib/environment/environment';
import type { Group } from '../lib/environment/node-group';
import type { GroupObservation } from '../lib/plan/observation';
import { platformGroup } from '../lib/environment/platform-groups';
import { rolloutOf } from '../lib/plan/rollout';
import type { RunSpec } from '../lib/run/run-spec';
import type { Step } from '../lib/plan/step';
import { missingUploads } from '../lib/recipes/uploads';

/** One group, as it was planned. */
export interface PlannedRun {
  readonly environment: Environment;
  readonly connection: Connection;
  /** Folder of the history of runs; relative ones count from the stack's folder. */
  readonly historyDirectory: string;
  /** Folder of the stack, for messages. @default - the platform has an environment file */
  readonly stack: string | undefined;
  readonly part: string;
  readonly address: string;
  readonly group: Group;
  readonly steps: readonly Step[];
  readonly observed: GroupObservation | undefined;
  readonly drift: Drift | undefined;
  /** Nobody is in the group yet; its job makes hosts. */
  readonly empty: boolean;
  readonly sums: Readonly<Record<string, string>> | undefined;
  readonly refused: readonly string[];
}

/** What the runner is told of a group. */
export function runSpec(planned: PlannedRun): RunSpec {
  const { environment, part, address, group, steps, observed, drift, empty, sums, refused } = planned;
  const contents = desiredFileSourcesIn(steps);
  const hides = desiredFileSourcesOf(environment);
  // What the firstbox brings comes to one host after the other already.
  const byFirstbox = steps.some(({ firstboxCommands }) => firstboxCommands !== undefined);
  const firstboxTargets = empty ? [] : targetsOf(steps, group, observed);
  const differing = [...new Set(drift?.differences.map(({ host }) => host))];
  const uploads = missingUploads(steps, observed);
  return {
    title: `${part} on ${group}`,
    name: address,
    environment: environment.name,
    ...(planned.stack === undefined ? {} : { stack: planned.stack }),
    stateDirectory: planned.historyDirectory,
    zone: environment.zone,
    connection: planned.connection,
    fanOut: environment.fanOut,
    platformGroup: platformGroup(environment, group),
    ...(drift === undefined ? {} : { hosts: drift.hosts }),
    ...(byFirstbox ? { firstboxTargets } : {}),
    ...(refused.length === 0 ? {} : { refused }),
    rollout: rolloutOf(environment, group, byFirstbox ? [] : differing, drift?.excluded ?? []),
    ...(contents.length === 0 ? {} : { contents }),
    ...(hides.length === 0 ? {} : { hides }),
    ...(sums === undefined ? {} : { sums }),
    decides: filesOf(environment),
    ...(uploads.length === 0 ? {} : { uploads }),
    steps: steps.map(({ title, expect, requires, firstboxLabel, createsHosts }) => ({
      title,
      expect,
      requires,
      ...(firstboxLabel === undefined ? {} : { firstboxLabel }),
      ...(createsHosts === undefined ? {} : { createsHosts }),
    })),
  };
}

/** Hosts that differ in what the firstbox brings; all of them where nothing tells whether they do. */
function targetsOf(
  steps: readonly Step[],
  group: Group,
  observed: GroupObservation | undefined,
): readonly string[] {
  if (observed === undefined) return [];
  const fromFirstbox = steps.filter(({ firstboxCommands }) => firstboxCommands !== undefined);
  const { hosts, differences } = compare(group, fromFirstbox, observed);
  if (fromFirstbox.some(({ expect }) => expect.length === 0)) return hosts;
  return [...new Set(differences.map(({ host }) => host))];
}
