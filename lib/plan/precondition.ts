import { problem } from '../text/catalogue/en/problem';
import { oneLine, visibleText } from '../text/visible-text';

/** Something that must hold on the platform before a component is changed. What is not known does not hold. */
export interface Precondition {
  /** Key in the stack's local of what was observed: letters, digits and "_". */
  readonly name: string;
  readonly holds: boolean;
  /** What is asked for, with the runbook's sentence. */
  readonly what: string;
  /** What was observed, or why it is not known; may hold text of hosts. */
  readonly got: string;
  readonly allowed: string;
  readonly cure: string;
  /** What an operator should know although it holds. @default - nothing */
  readonly doubt?: string;
}

/** A deploy job that has to be started. */
export interface DeployJob {
  /** Of which component, as in `deploy_<component>`. */
  readonly component: string;
  /** Whose it is, as `boss deploy --part` takes it. */
  readonly part: string;
}

/** One line in the four parts of a message; whatever the platform said is made visible. */
export function renderUnmet({ what, got, allowed, cure }: Precondition): string {
  return problem({ what, got: visibleText(oneLine(got), 400), allowed, cure });
}
