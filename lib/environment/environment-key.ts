import { z } from 'zod';

/** What an operator is told about a key. */
export interface EnvironmentKey {
  /** Completes "is not …". */
  readonly noun: string;
  readonly allowed: string;
  /** One line of YAML to copy; `…` stands for what only the site knows. */
  readonly example: string;
  /** @default - "write it as in `<example>`" */
  readonly cure?: string;
  /** What to do with an unknown key below it. @default - "delete it" */
  readonly others?: string;
  /** What was written is not repeated: a password may stand in it. @default - it is shown */
  readonly hidden?: true;
}

/** A registry of our own: the words of zod's global one would be written into the JSON Schema. */
const told = z.registry<EnvironmentKey>();

/** A shape with its words, as a copy: a shape that several keys share may have other words at each. */
export function key<Shape extends z.ZodType>(shape: Shape, words: EnvironmentKey): Shape {
  const own = shape.clone();
  told.add(own, words);
  return own;
}

/** The words of all keys below a shape, each with its path; `*` stands for a place in a list and for a name that the operator chooses. */
export function wordsBelow(
  shape: z.core.$ZodType,
  path: readonly string[] = [],
): readonly (readonly [path: string, words: EnvironmentKey])[] {
  const words = told.get(shape);
  const here = words === undefined ? [] : [[path.join('.'), words] as const];
  if (shape instanceof z.ZodDefault || shape instanceof z.ZodExactOptional)
    return [...here, ...wordsBelow(shape.def.innerType, path)];
  return [...here, ...partsOf(shape).flatMap(([name, part]) => wordsBelow(part, [...path, name]))];
}

function partsOf(shape: z.core.$ZodType): readonly (readonly [name: string, part: z.core.$ZodType])[] {
  if (shape instanceof z.ZodArray) return [['*', shape.def.element]];
  if (shape instanceof z.ZodRecord) return [['*', shape.def.valueType]];
  if (!(shape instanceof z.ZodObject)) return [];
  const { catchall } = shape.def;
  return [
    ...Object.entries<z.core.$ZodType>(shape.shape),
    ...(catchall === undefined ? [] : [['*', catchall] as const]),
  ];
}
