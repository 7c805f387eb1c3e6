import { texts } from './catalogue/text';
import { visibleText } from './visible-text';

/** One thing an operator has to change in a file, in the four parts of a message; line and column count from 1. */
export interface Problem {
  readonly file: string;
  /** 0 where it is no file: a name that was given, a setting. */
  readonly line: number;
  readonly column: number;
  /** What is wrong, naming the key. */
  readonly what: string;
  /** What stands there; the user's text may hold anything, it is made visible when rendered. */
  readonly got: string;
  readonly allowed: string;
  /** What to do about it. */
  readonly cure: string;
}

/** Longest part of a message, in characters; more would hide the other parts. */
const longest = 500;

/** One line, `file:line:column: what; got: …; allowed: …; cure: …`, safe to print whatever the file held. */
export function renderProblem(problem: Problem): string {
  const part = (text: string): string => visibleText(text, longest, texts());
  const place =
    problem.line === 0 ? part(problem.file) : `${part(problem.file)}:${problem.line}:${problem.column}`;
  return texts().problem({
    what: `${place}: ${part(problem.what)}`,
    got: part(problem.got),
    allowed: part(problem.allowed),
    cure: part(problem.cure),
  });
}
