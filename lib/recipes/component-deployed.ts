import { quote } from '../remote/quote';
import { shellFile } from '../remote/shell-file';
import { hostLibrary, withoutComments } from '../remote/shell-files';
import type { FileWish } from '../plan/firstbox-file';
import type { Observations } from '../plan/observation';
import type { Expectation, Step } from '../plan/step';
import { fileRefusal } from './file-refusal';
import { shellFunction } from './program';
import { unobserved } from './unobserved';

const whetherThere = withoutComments(shellFile('host/whether-there.sh'));

/** A component that a deploy job of the platform brings, and what only that brings to its hosts. */
export interface DeployedComponent {
  /** As in `deploy_<component>`. */
  readonly component: string;
  readonly zone: string;
  /** What is changed in the template for vm_variables.<ZONE>.yaml. */
  readonly wish: FileWish;
  readonly brings: readonly Expectation[];
}

/**
 * A deploy job of the platform has brought a component: started where a host lacks it, or followed where one works already.
 *
 * Runbook 部署BOSS V2: `deploy-qingcloud-component.py -v`, its status, its log. Its end is not taken for the proof: the hosts are.
 *
 * @param seen what was observed; without it nothing can be started
 */
export function componentDeployed(
  { component, zone, wish, brings }: DeployedComponent,
  seen: Observations | undefined,
): Step {
  const {
    before,
    after,
    edits,
    diff = [],
  } = seen?.files?.[wish.name ?? wish.path] ?? { before: unobserved, after: unobserved, edits: [] };
  const words = edits.map(
    ({ first, count, text }) => `${first}:${count}:${Buffer.from(text).toString('base64')}`,
  );
  const target = `/pitrix/config/vm_variables.${zone}.yaml`;
  const [first, ...rest] = brings;
  const because = [`--- ${wish.path}`, `+++ ${target}`, ...diff];
  const reason = seen === undefined ? undefined : fileRefusal(wish, seen);
  return {
    title: `${component} deployed`,
    expect: [...(first === undefined ? [] : [{ ...first, because }]), ...rest],
    requires: [],
    run: [],
    firstboxCommands: [
      [
        'deploy_component',
        askedProgram(brings),
        component,
        zone,
        quote(wish.path),
        before,
        after,
        ...words.map(quote),
      ].join(' '),
    ],
    firstboxLabel: 'the deploy job',
    createsHosts: true,
    ...(reason === undefined ? {} : { blockedBy: { subject: `file ${wish.path}`, reason } }),
  };
}

/** What tells on a host whether it has all that the job brings, base64. */
function askedProgram(brings: readonly Expectation[]): string {
  const asked = brings.map(({ probe: { fn, args }, expected }) =>
    ['is', quote(expected), fn, ...args.map(quote), '|| return'].join(' '),
  );
  const body = [whetherThere, shellFunction('all_is_there', asked), 'main </dev/null', ''].join('\n');
  const program = ['#!/usr/bin/env bash', hostLibrary(body), body];
  return Buffer.from(program.join('\n')).toString('base64');
}
