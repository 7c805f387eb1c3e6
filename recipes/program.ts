import { quote } from '../facts/quote';
import { hostLibrary, neededBy, withoutComments } from '../facts/shell-files';
import type { Expectation, Step } from '../model/step';
import { recipeShellFile } from './recipe-shell-file';

const runtime = recipeShellFile('runtime.sh');
/** Each may use those before it. */
const special = [
  'edit-lines.sh',
  'put-content.sh',
  'set-aside.sh',
  'remove-site.sh',
  'remove-programs.sh',
  'start-unsettled.sh',
].map((name) => withoutComments(recipeShellFile(name)));

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
    'main() {',
    `  ${steps.map((_, number) => `converge ${number}`).join(' && ')}`,
    '  say end',
    '}',
    'main </dev/null',
    '',
  ].join('\n');
  return withoutComments(['#!/usr/bin/env bash', hostLibrary(body), body].join('\n'));
}

function renderStep(step: Step, number: number): string {
  return [
    shellFunction(`expect_${number}`, step.expect.map(renderExpectation)),
    shellFunction(`require_${number}`, step.require.map(renderExpectation)),
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

/** A function that ends with the first line that fails, where its lines say so. */
export function shellFunction(name: string, lines: readonly string[]): string {
  return [`${name}() {`, ...(lines.length > 0 ? lines : [':']).map((line) => `  ${line}`), '}'].join('\n');
}
