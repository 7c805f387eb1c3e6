import { z } from 'zod';

/** The paths of all keys below a shape; `*` stands for a place in a list and for a name that the operator chooses. */
export function pathsBelow(shape: z.core.$ZodType, path: readonly string[] = []): readonly string[] {
  if (shape instanceof z.ZodDefault || shape instanceof z.ZodExactOptional)
    return pathsBelow(shape.def.innerType, path);
  return partsOf(shape).flatMap(([name, part]) => {
    const here = [...path, name];
    return [here.join('.'), ...pathsBelow(part, here)];
  });
}

function partsOf(shape: z.core.$ZodType): readonly (readonly [name: string, part: z.core.$ZodType])[] {
  if (shape instanceof z.ZodArray) return [['*', shape.def.element]];
  if (shape instanceof z.ZodRecord) return [['*', shape.def.valueType]];
  if (!(shape instanceof z.ZodObject)) return [];
  const { catchall } = shape.def;
  return [
    ...Object.entries<z.core.$ZodType>(shape.shape),
    ...(catchall === undefined || catchall instanceof z.ZodNever ? [] : [['*', catchall] as const]),
  ];
}
