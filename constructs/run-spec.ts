import { contentSourcesIn, contentSourcesOf } from '../model/content-source';
import type { Connection } from '../model/connection';
import { filesOf } from '../model/deciding-files';
import { compare, type Drift } from '../model/drift';
import type { Environment } from '../model/environment';
import type { Group } from '../model/node-group';
import type { GroupObservation } from '../model/observation';
import { platformGroup } from '../model/platform-groups';
import { rolloutOf } from '../model/rollout';
import type { RunFile } from '../model/run-file';
import type { Step } from '../model/step';
import { missingUploads } from '../recipes/uploads';

/** One group, as it was planned. */
export interface PlannedRun {
  readonly environment: Environment;
  readonly connection: Connection;
  /** Folder of the history of runs; relative ones count from the stack's folder. */
  readonly historyDirectory: string;
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
export function runSpec(planned: PlannedRun): RunFile {
  const { environment, part, address, group, steps, observed, drift, empty, sums, refused } = planned;
  const contents = contentSourcesIn(steps);
  const hides = contentSourcesOf(environment);
  // What the firstbox brings comes to one host after the other already.
  const brought = steps.some(({ fromFirstbox }) => fromFirstbox !== undefined);
  const pushTo = empty ? [] : toPushTo(steps, group, observed);
  const differing = [...new Set(drift?.differences.map(({ host }) => host))];
  const uploads = missingUploads(steps, observed);
  return {
    title: `${part} on ${group}`,
    name: address,
    environment: environment.name,
    stateDirectory: planned.historyDirectory,
    zone: environment.zone,
    connection: planned.connection,
    fanOut: environment.fanOut,
    platformGroup: platformGroup(environment, group),
    ...(drift === undefined ? {} : { hosts: drift.hosts }),
    ...(brought ? { pushTo } : {}),
    ...(refused.length === 0 ? {} : { refused }),
    rollout: rolloutOf(environment, group, brought ? [] : differing, drift?.skipped ?? []),
    ...(contents.length === 0 ? {} : { contents }),
    ...(hides.length === 0 ? {} : { hides }),
    ...(sums === undefined ? {} : { sums }),
    decides: filesOf(environment),
    ...(uploads.length === 0 ? {} : { uploads }),
    steps: steps.map(({ title, expect, require, called, makesHosts }) => ({
      title,
      expect,
      require,
      ...(called === undefined ? {} : { called }),
      ...(makesHosts === undefined ? {} : { makesHosts }),
    })),
  };
}

/** Hosts that differ in what the firstbox brings; all of them where nothing tells whether they do. */
function toPushTo(
  steps: readonly Step[],
  group: Group,
  observed: GroupObservation | undefined,
): readonly string[] {
  if (observed === undefined) return [];
  const brought = steps.filter(({ fromFirstbox }) => fromFirstbox !== undefined);
  const { hosts, differences } = compare(group, brought, observed);
  if (brought.some(({ expect }) => expect.length === 0)) return hosts;
  return [...new Set(differences.map(({ host }) => host))];
}
