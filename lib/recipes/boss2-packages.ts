import {
  areYouOk,
  boss2Database,
  fileSha256,
  newerInIndex,
  newestInIndex,
  packageIs,
  packagePlace,
} from '../remote/probes';
import { quote } from '../remote/quote';
import { shellFile } from '../remote/shell-file';
import { hostLibrary, withoutComments } from '../remote/shell-files';
import { type Expectation, expectation, type Step } from '../plan/step';
import type { PlacedPackage } from '../desired/wanted-packages';
import { shellFunction } from '../remote/shell-function';

const sayHealth = withoutComments(shellFile('host/say-health.sh'));

/**
 * The package that the front end comes to the boss nodes in (runbook 升级前端包).
 *
 * ASSUMED: its version is the front end's. Where it is not, the deploy says so before anything is pushed.
 */
const frontEndPackage = 'pitrix-ks-boss2-console';

/** Package files lie in the firstbox's repository, sent from this machine; they are never replaced (runbook 升级包). */
export function packageFilesPlaced(packages: readonly PlacedPackage[]): Step {
  return {
    title: `package files: ${packages.map(({ to }) => to).join(', ')}`,
    expect: packages.map(({ to, sha256 }) => ({
      subject: `file ${to}`,
      probe: fileSha256(to),
      expected: sha256,
      wanted: `sha256 ${sha256}`,
    })),
    requires: packages.map(({ to, sha256 }) =>
      expectation({
        subject: `place of ${to}`,
        probe: packagePlace(to, sha256),
        expected: 'free',
      }),
    ),
    run: [],
    uploads: packages.map(({ from, to, sha256 }) => ({ from, to, sha256 })),
  };
}

/** The apt index of the firstbox offers the packages, and nothing that update.sh would take instead (runbook `scan_all.sh`). */
export function packagesOffered(packages: readonly PlacedPackage[]): Step {
  const subject = ({ name }: PlacedPackage) => `package ${name} in the apt index`;
  return {
    title: `apt index names ${packages.map(({ name }) => name).join(', ')}`,
    expect: packages.map((wanted) =>
      expectation({
        subject: subject(wanted),
        probe: newestInIndex(wanted.name, wanted.version),
        expected: 'newest',
        wanted: `${wanted.version} as the newest`,
      }),
    ),
    requires: packages.map((wanted) =>
      expectation({
        subject: subject(wanted),
        probe: newerInIndex(wanted.name, wanted.version),
        expected: 'none',
        wanted: `nothing newer than ${wanted.version}`,
      }),
    ),
    run: [],
    firstboxCommands: [`rescan_repository ${quote(pairs(packages))}`],
  };
}

/** An upgrade that was broken off before `migrate` and `init_data` is finished (runbook, the same commands). */
export function databaseMigrated(zone: string): Step {
  return {
    title: 'no migration of BOSS V2 left from before',
    expect: [
      expectation({ subject: 'database of BOSS V2', probe: boss2Database(zone), expected: 'migrated' }),
    ],
    requires: [],
    run: [],
    firstboxCommands: [`finish_migration ${quote(zone)}`],
  };
}

/** What upgrades of the boss nodes have in common. */
export interface BossNodes {
  readonly zone: string;
  /** Extended regular expression of the lines of `areyouok`. @default - lines that end with a known good word */
  readonly healthyLine: string | undefined;
}

/**
 * The back end's packages are on every boss node: `update.sh` of the set boss and of the upload server, `migrate` and `init_data`
 * once on the first node when that was updated, `areyouok`, then the next node (runbook 升级后端包).
 *
 * ASSUMED: `init_data` bears repetition; it is run only when the first node's packages differed.
 */
export function backEndInstalled(packages: readonly PlacedPackage[], nodes: BossNodes): Step {
  const words = [quote(nodes.zone), quote(pairs(packages)), healthProgram(nodes.healthyLine)];
  return {
    title: 'back end of BOSS V2',
    expect: packages.map(({ name, version }) => installed(name, version)),
    requires: [],
    run: [],
    firstboxCommands: [['upgrade_back_end', ...words].join(' ')],
  };
}

/** The front end is on every boss node, built into its package on the firstbox (runbook 升级前端包). */
export function frontEndInstalled(version: string, nodes: BossNodes): Step {
  const words = [frontEndPackage, quote(version), healthProgram(nodes.healthyLine)];
  return {
    title: 'front end of BOSS V2',
    expect: [installed(frontEndPackage, version)],
    requires: [],
    run: [],
    firstboxCommands: [['upgrade_front_end', ...words].join(' ')],
  };
}

function installed(name: string, version: string): Expectation {
  return expectation({
    subject: `package ${name}`,
    probe: packageIs(name, version),
    expected: 'installed',
    wanted: version,
  });
}

const pairs = (packages: readonly PlacedPackage[]): string =>
  packages.map(({ name, version }) => `${name}=${version}`).join(' ');

/** What a node is asked between two updates, base64. */
function healthProgram(healthyLine: string | undefined): string {
  const { fn, args } = areYouOk(healthyLine);
  const main = shellFunction('main', [['say_health', fn, ...args.map(quote)].join(' ')]);
  const body = [sayHealth, main, 'main </dev/null', ''].join('\n');
  const program = ['#!/usr/bin/env bash', hostLibrary(body), body];
  return Buffer.from(program.join('\n')).toString('base64');
}
