import { z } from 'zod';
import { catalogues } from '../text/catalogue/text';
import { keyTexts } from './environment-keys';
import { environmentSchema } from './environment-schema';

/** A JSON Schema as an object; only what is walked through is typed. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly [keyword: string]: unknown;
}

/**
 * The shape of an environment file as JSON Schema (draft 2020-12), for editors.
 * Rules between keys are not in it: `npm run validate` knows them.
 */
export function environmentJsonSchema(): Schema {
  const schema = z.toJSONSchema(environmentSchema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  }) as Schema;
  return { title: 'environment of boss-cdktf', ...described(schema, '') };
}

/** The schema with what is said of each key, in English. */
function described(schema: Schema, path: string): Schema {
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  const key = keyTexts(path, catalogues.en);
  const { properties, additionalProperties, items, ...others } = schema;
  return {
    ...(key === undefined ? {} : { description: `${key.allowed}; for example ${key.example}` }),
    ...others,
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, value]) => [name, described(value, below(name))]),
          ),
        }),
    ...(items === undefined ? {} : { items: described(items, below('*')) }),
    ...(additionalProperties === undefined
      ? {}
      : {
          additionalProperties:
            typeof additionalProperties === 'boolean'
              ? additionalProperties
              : described(additionalProperties, below('*')),
        }),
  };
}
