import { quote } from '../remote/quote';
import { shellFile } from '../remote/shell-file';
import { hostLibrary, withoutComments } from '../remote/shell-files';
import type { ObservedStep } from '../plan/declared-step';
import type { FileWish } from '../plan/firstbox-file';
import type { Expectation } from '../plan/step';
import { editWords, fileSeen } from './file-seen';
import { shellFunction } from '../remote/shell-function';

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
 */
export function componentDeployed({ component, zone, wish, brings }: DeployedComponent): ObservedStep {
  const target = `/pitrix/config/vm_variables.${zone}.yaml`;
  const declared = { title: `${component} deployed`, expect: brings };
  return {
    ...declared,
    needs: [],
    commands: (seen) => {
      const { record, blockedBy } = fileSeen(wish, seen);
      const [first, ...rest] = brings;
      const because = [`--- ${wish.path}`, `+++ ${target}`, ...(record?.diff ?? [])];
      const step = {
        ...declared,
        expect: [...(first === undefined ? [] : [{ ...first, because }]), ...rest],
        requires: [],
        run: [],
        firstboxLabel: 'the deploy job',
        createsHosts: true,
      } as const;
      if (record === undefined) {
        const { subject, reason } = blockedBy;
        return { ...step, firstboxCommands: [], blockedBy: { subject, reason } };
      }
      const { before, after } = record;
      const words = [askedProgram(brings), component, zone, quote(wish.path), before, after];
      return {
        ...step,
        firstboxCommands: [['deploy_component', ...words, ...editWords(record)].join(' ')],
      };
    },
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
