import type { Observations } from './observation';
import type { Probe, Step } from './step';

/** A step whose commands depend on what was seen: it says what it needs to see, and is rendered once that is known. */
export interface ObservedStep extends Pick<Step, 'title' | 'desired' | 'expect' | 'onlyIf' | 'content'> {
  /** Probes whose answers decide about it, asked of every host of its group. */
  readonly needs: readonly Probe[];
  /** The same step, rendered. */
  readonly commands: (seen: Observations) => Step;
}

/** A step as a construct or a component declares it, before anything was seen. */
export type DeclaredStep = Step | ObservedStep;

/** Whether nothing but a look tells its commands. */
export const isObserved = (step: DeclaredStep): step is ObservedStep => 'commands' in step;

/**
 * Declared steps, rendered of what was seen.
 *
 * @param seen without it all are rendered or none: no program may lack a step
 */
export function stepsOf(declared: readonly DeclaredStep[], seen: Observations | undefined): readonly Step[] {
  const steps = declared.flatMap((step) => {
    if (!isObserved(step)) return [step];
    return seen === undefined ? [] : [step.commands(seen)];
  });
  return steps.length === declared.length ? steps : [];
}
