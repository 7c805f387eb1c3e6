import { type DeclaredStep, isObserved } from '../lib/plan/declared-step';
import type { Expectation, Probe, Step } from '../lib/plan/step';
import { answersOf, isAnswer } from '../lib/remote/answers';
import { quoted } from '../lib/text/quoted';

/** Texts stand in comments and messages, words in commands: neither may end its line or begin another command. */
const text = { fits: /^[^\p{Cc}\u2028\u2029]+$/u, allowed: 'one line of text' };
const word = { fits: /^[A-Za-z0-9][A-Za-z0-9._:+~-]*$/, allowed: 'letters, digits and "._:+~-"' };

/**
 * Steps that somebody else wrote, fit to become part of a program for hosts.
 *
 * @param by whose steps they are, for the message
 * @throws {Error} when a text or a word of them would not stay one, or a probe never answers what is expected of it
 */
export function checkedSteps(by: string, steps: readonly DeclaredStep[]): readonly DeclaredStep[] {
  return steps.map((step) => {
    if (!isObserved(step)) return checkedStep(by, step);
    const { title, expect, needs } = step;
    checkWords(by, title, expect, needs);
    return { ...step, commands: (seen) => checkedStep(by, step.commands(seen)) };
  });
}

function checkedStep(by: string, step: Step): Step {
  checkWords(by, step.title, [...step.expect, ...step.requires], []);
  return step;
}

function checkWords(
  by: string,
  title: string,
  expectations: readonly Expectation[],
  needs: readonly Probe[],
): void {
  const probes = [...expectations.map(({ probe }) => probe), ...needs];
  for (const [what, got, { fits, allowed }] of [
    ['title', title, text] as const,
    ...expectations.map(({ subject }) => ['subject', subject, text] as const),
    ...expectations.map(({ expected }) => ['expected', expected, word] as const),
    ...probes.map(({ fn }) => ['probe.fn', fn, word] as const),
  ])
    if (!fits.test(got))
      throw new Error(
        `${by}: ${what} of a step does not fit; got: ${quoted(got)}; allowed: ${allowed}; cure: correct the names that the step is made of`,
      );
  for (const { probe, expected } of expectations)
    if (!isAnswer(probe.fn, expected) || expected === 'unreadable')
      throw new Error(
        `${by}: no host ever answers so; got: ${quoted(`${probe.fn}: ${expected}`)}; allowed: ${answersOf(probe.fn)}; cure: expect one of these, or correct the name of the probe`,
      );
}
