import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quote } from '../facts/quote';
import { hostLibrary } from '../facts/shell-files';
import type { Expectation, Step } from '../model/step';

const runtime = readFileSync(join(__dirname, 'runtime.sh'), 'utf8')
  .split('\n')
  .filter((line) => !line.startsWith('# shellcheck '))
  .join('\n');

/**
 * The program that brings one host to the steps' desired state and proves it. Depends on the steps only.
 *
 * Steps and expectations are numbered from 0 in the given order; receipts name them by number.
 */
export function renderProgram(steps: readonly Step[]): string {
  return [
    '#!/usr/bin/env bash',
    hostLibrary,
    runtime,
    ...steps.map(renderStep),
    'main() {',
    `  ${steps.map((_, number) => `converge ${number}`).join(' && ')}`,
    '  say end',
    '}',
    'main </dev/null',
    '',
  ].join('\n');
}

function renderStep(step: Step, number: number): string {
  return [
    `# ${step.title}`,
    shellFunction(`expect_${number}`, step.expect.map(renderExpectation)),
    shellFunction(`require_${number}`, step.require.map(renderExpectation)),
    shellFunction(
      `run_${number}`,
      step.run.map((line) => `${line} || return`),
    ),
  ].join('\n');
}

function renderExpectation({ expected, probe }: Expectation, index: number): string {
  return ['expect', expected, String(index), probe.fn, ...probe.args.map(quote)].join(' ');
}

function shellFunction(name: string, lines: readonly string[]): string {
  return [`${name}() {`, ...(lines.length > 0 ? lines : [':']).map((line) => `  ${line}`), '}'].join('\n');
}
