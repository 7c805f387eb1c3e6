import { apart, firstboxLibrary, neededBy, repositoryProbes, withoutComments } from '../remote/shell-files';
import type { Step } from '../plan/step';
import { renderProgram } from './program';
import { shellFunction } from '../remote/shell-function';
import { shellFile } from '../remote/shell-file';

/** Each may use those before it. */
const pushing = [
  apart,
  repositoryProbes,
  ...[
    'firstbox/push.sh',
    'firstbox/apt-log.sh',
    'firstbox/push-one-by-one.sh',
    'firstbox/push-content.sh',
    'firstbox/boss2-manager.sh',
    'firstbox/upgrade-boss2.sh',
    'firstbox/edit-lines.sh',
    'firstbox/deploy-job.sh',
  ].map(shellFile),
];
const membership = shellFile('firstbox/membership.sh');
const journal = ['firstbox/journal.sh', 'firstbox/firstbox-lock.sh'].map(shellFile);
/** Without comments: a word in them would be taken for a function that it needs. */
const changeGroup = withoutComments(shellFile('firstbox/change-group.sh'));
const order = ['firstbox/holder-last.sh', 'firstbox/waves.sh'].map(shellFile);

/**
 * The script that the runner streams to the firstbox for one node group, or for the firstbox itself.
 *
 * Its arguments: NONCE, engine, width, seconds per host, the platform's name of the group (`firstbox` for the firstbox),
 * the planned hosts joined by commas (`-` where the group was empty), those of them to push to (`-` for none), the zone,
 * hosts that differed as waves (`a:b,c`), hosts that are not asked, how many more may be unreachable, the name of the virtual address that
 * is changed last (`-` for none in each), how many of the hosts in waves may fail. It stops before any change when the group is no longer
 * what was planned. lib/remote/run/run.sh carries it out, under the zone's lock, and keeps its journal.
 */
export function renderScript(title: string, steps: readonly Step[]): string {
  const program = renderProgram(steps);
  const firstboxCommands = steps.flatMap((step, number) =>
    (step.firstboxCommands ?? []).flatMap((line) => [`about_step=${number}`, `${line} "$1" || return`]),
  );
  const createsHosts = steps.some((step) => step.createsHosts);
  return [
    '#!/usr/bin/env bash',
    `# ${title}`,
    ...steps.map(({ title: step }) => `#   ${step}`),
    'nonce=$1 engine=$2 width=$3 host_seconds=$4 group=$5 planned=$6 firstbox_targets=$7 zone=$8',
    'waves=$9 excluded=${10} may_be_unreachable=${11} vip_name=${12} may_fail=${13}',
    firstboxLibrary,
    `creates_hosts=${createsHosts ? 'yes' : "''"} has_firstbox_commands=${firstboxCommands.length > 0 ? 'yes' : "''"}`,
    `step_count=${steps.length}`,
    membership,
    ...journal,
    ...order,
    ...(firstboxCommands.length === 0
      ? []
      : [
          ...neededBy(`${changeGroup}\n${firstboxCommands.join('\n')}`, pushing),
          shellFunction('push', firstboxCommands),
        ]),
    '# The program for each host, base64; its text stands beside this file.',
    `program='${Buffer.from(program).toString('base64')}'`,
    changeGroup,
    'main </dev/null',
    '',
  ].join('\n');
}
