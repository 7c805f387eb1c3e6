import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { environmentJsonSchema } from '../../lib/environment/environment-json-schema';
import { type EnvironmentKey, key, wordsBelow } from '../../lib/environment/environment-key';
import { environmentKeys, keysUnder } from '../../lib/environment/environment-keys';
import { environmentSchema } from '../../lib/environment/environment-schema';
import { keepOrCompare } from '../keep-or-compare';

/** Every path that the schema knows, mappings and lists included. */
function pathsOf(schema: z.core.$ZodType, path: string): readonly string[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodExactOptional)
    return pathsOf(schema.def.innerType, path);
  const here = path === '' ? [] : [path];
  if (schema instanceof z.ZodArray) return [...here, ...pathsOf(schema.def.element, `${path}.*`)];
  if (schema instanceof z.ZodRecord) return [...here, ...pathsOf(schema.def.valueType, `${path}.*`)];
  if (!(schema instanceof z.ZodObject)) return here;
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  const { catchall } = schema.def;
  return [
    ...here,
    ...Object.entries(shape).flatMap(([key, inner]) => pathsOf(inner, path === '' ? key : `${path}.${key}`)),
    ...(catchall === undefined || catchall instanceof z.ZodNever ? [] : pathsOf(catchall, `${path}.*`)),
  ];
}

test('every key of the schema has its words, and no other', () => {
  expect(Object.keys(environmentKeys)).toStrictEqual(pathsOf(environmentSchema, ''));
});

test('two keys of one shape have their own words, behind defaults too', () => {
  const words = { noun: 'a port', allowed: '1', example: 'ssh: 1' };
  const port = z.int();
  const ports = z.strictObject({ ssh: key(port, words).default(1), web: key(port, { ...words, noun: 'b' }) });
  expect(wordsBelow(ports).map(([path, { noun }]) => [path, noun])).toEqual([
    ['ssh', 'a port'],
    ['web', 'b'],
  ]);
  expect(wordsBelow(port)).toEqual([]);
});

interface Described {
  readonly properties?: Readonly<Record<string, Described>>;
  readonly additionalProperties?: Described;
  readonly items?: Described;
  readonly required?: readonly string[];
  readonly default?: unknown;
}

/** The row of a key that has none yet. */
function newRow(path: string, { allowed, example }: EnvironmentKey): string {
  const steps = path.split('.');
  const name = steps.at(-1) ?? '';
  const below = (at: Described | undefined, step: string) =>
    step === '*' ? (at?.items ?? at?.additionalProperties) : at?.properties?.[step];
  const parent = steps
    .slice(0, -1)
    .reduce<Described | undefined>(below, environmentJsonSchema() as Described);
  const value = below(parent, name)?.default;
  const needed = name === '*' || parent?.required?.includes(name) === true;
  const unset =
    value === undefined
      ? needed
        ? ''
        : 'none'
      : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
  const cells = [`\`${path}\``, allowed, unset, `\`${example.replace(`${name}: `, '')}\``];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`.replaceAll('|  |', '| |');
}

test('docs/environment.md has one line for each key, in the order of the schema; UPDATE=1 writes those of new keys', () => {
  const doc = readFileSync(join(__dirname, '../../docs/environment.md'), 'utf8');
  const rows = new Map([...doc.matchAll(/^\| `([^`]+)` \|.*/gm)].map(([row, path]) => [path, row]));
  const table = Object.entries(environmentKeys).map(
    ([path, words]) => `${rows.get(path) ?? newRow(path, words)}\n`,
  );
  keepOrCompare(
    'docs/environment.md',
    doc.replace(/(?:^\| `.*\n)+/m, () => table.join('')),
  );
  expect(doc.split('\n').length).toBeLessThan(150);
});

test('the example of each key is a line that begins with the key', () => {
  for (const [path, { example }] of Object.entries(environmentKeys)) {
    const key = path.split('.').at(-1) ?? '';
    expect(key === '*' ? /^(- |<\w+>: )/.test(example) : example.startsWith(`${key}: `)).toBe(true);
  }
});

test('the keys under a path are its own only', () => {
  expect(keysUnder('firstbox')).toStrictEqual(['host', 'port', 'user', 'hostKey', 'sshConfig', 'jumpHosts']);
  expect(keysUnder('firstbox.jumpHosts.*')).toStrictEqual(['host', 'port', 'user', 'hostKey']);
  expect(keysUnder('')).toContain('apiVersion');
});
