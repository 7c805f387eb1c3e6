import { quote } from '../remote/quote';
import { shellFunction } from '../remote/shell-function';
import { hostLibrary, neededBy, withoutComments } from '../remote/shell-files';
import type { Expectation, Step } from '../plan/step';
import { shellFile } from '../remote/shell-file';

const runtime = shellFile('host/runtime.sh');
/** Each may use those before it. */
const special = [
  'firstbox/edit-lines.sh',
  'firstbox/put-content.sh',
  'host/set-aside.sh',
  'host/remove-site.sh',
  'host/remove-programs.sh',
  'host/start-unsettled.sh',
].map((name) => withoutComments(shellFile(name)));

/**
 * The program that brings one host to the steps' desired state and proves it. Depends on the steps only.
 *
 * Steps and expectations are numbered from 0 in the given order; receipts name them by number.
 */
export function renderProgram(steps: readonly Step[]): string {
  const rendered = steps.map(renderStep);
  const body = [
    runtime,
    ...neededBy(rendered.join('\n'), special),
    ...rendered,
    shellFunction('main', [`converge_all ${steps.length}`]),
    'main </dev/null',
    '',
  ].join('\n');
  return withoutComments(['#!/usr/bin/env bash', hostLibrary(body), body].join('\n'));
}

function renderStep(step: Step, number: number): string {
  return [
    shellFunction(`expect_${number}`, step.expect.map(renderExpectation)),
    shellFunction(`require_${number}`, step.requires.map(renderExpectation)),
    ...(step.run.length === 0
      ? []
      : [
          shellFunction(
            `run_${number}`,
            step.run.map((line) => `${line} || return`),
          ),
        ]),
  ].join('\n');
}

function renderExpectation({ expected, probe }: Expectation, index: number): string {
  return ['expect', expected, String(index), probe.fn, ...probe.args.map(quote)].join(' ');
}
